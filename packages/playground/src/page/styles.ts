import { reportStyles } from "@stepauth/preview";

/** Takes the report's own style sheet into the page: the result looks as the report does. */
export function adoptReportStyles(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(reportStyles);
  document.adoptedStyleSheets = [sheet];
}
