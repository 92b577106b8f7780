import type { PreviewReport } from "../../report/report.js";
import { h } from "./element.js";
import { reportElement } from "./report.js";
import { sceneOf } from "./scene.js";
import { styleHash } from "./style-hash.js";
import { reportStyles } from "./styles.js";
import { toHtml } from "./to-html.js";

/**
 * A preview as one HTML file: no script, nothing loaded from anywhere, secrets redacted. It may be opened from a disk,
 * attached to a build, or printed.
 */
export function previewToHtml(preview: PreviewReport): string {
  const { madeAt } = preview.page;
  const { shown } = sceneOf(preview, false);
  const policy = `default-src 'none'; style-src '${styleHash}'; base-uri 'none'; form-action 'none'`;
  const head = h(
    "head",
    {},
    h("meta", { charset: "utf-8" }),
    h("meta", { "http-equiv": "Content-Security-Policy", content: policy }),
    h("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
    h("meta", { name: "color-scheme", content: "light dark" }),
    h("meta", { name: "robots", content: "noindex" }),
    h("title", {}, `${shown(preview.file)} · stepauth preview`),
  );
  const made = madeAt === undefined ? "" : ` on ${madeAt.toISOString().slice(0, 16).replace("T", " at ")} UTC`;
  const body = h(
    "body",
    {},
    h("main", { class: "page" }, reportElement(preview, { live: false })),
    h("footer", { class: "page" }, `Made by stepauth${made}. Secrets are hidden.`),
  );
  // The style sheet is the one text that is not escaped: it is ours, and its hash is in the policy.
  const styled = toHtml(head).replace("</head>", () => `<style>${reportStyles}</style></head>`);
  return `<!doctype html>\n<html lang="en">${styled}${toHtml(body)}</html>\n`;
}
