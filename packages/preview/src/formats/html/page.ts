import { type Element, h } from "./element.js";
import { styleHash } from "./style-hash.js";
import { reportStyles } from "./styles.js";
import { toHtml } from "./to-html.js";

/** A report as one HTML file: no script, nothing loaded from anywhere. The title may be shown as it is. */
export function htmlPage(title: string, body: Element): string {
  const policy = `default-src 'none'; style-src '${styleHash}'; base-uri 'none'; form-action 'none'`;
  const head = h(
    "head",
    {},
    h("meta", { charset: "utf-8" }),
    h("meta", { "http-equiv": "Content-Security-Policy", content: policy }),
    h("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
    h("meta", { name: "color-scheme", content: "light dark" }),
    h("meta", { name: "robots", content: "noindex" }),
    h("title", {}, title),
  );
  // The style sheet is the one text that is not escaped: it is ours, and its hash is in the policy.
  const styled = toHtml(head).replace("</head>", () => `<style>${reportStyles}</style></head>`);
  return `<!doctype html>\n<html lang="en">${styled}${toHtml(body)}</html>\n`;
}
