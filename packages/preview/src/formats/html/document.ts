import type { PreviewReport } from "../../report/report.js";
import { h } from "./element.js";
import { htmlPage } from "./page.js";
import { reportElement } from "./report.js";
import { sceneOf } from "./scene.js";

/**
 * A preview as one HTML file: no script, nothing loaded from anywhere, secrets redacted. It may be opened from a disk,
 * attached to a build, or printed.
 */
export function previewToHtml(preview: PreviewReport): string {
  const { madeAt } = preview.page;
  const { shown } = sceneOf(preview, false);
  const made = madeAt === undefined ? "" : ` on ${madeAt.toISOString().slice(0, 16).replace("T", " at ")} UTC`;
  const body = h(
    "body",
    {},
    h("main", { class: "page" }, reportElement(preview, { live: false })),
    h("footer", { class: "page" }, `Made by stepauth${made}. Secrets are hidden.`),
  );
  return htmlPage(`${shown(preview.file)} · stepauth preview`, body);
}
