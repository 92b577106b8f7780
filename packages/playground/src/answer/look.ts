import {
  allFindings,
  type Element,
  type Finding,
  fixKey,
  type Page,
  previewReport,
  reportElement,
  sentences,
} from "@stepauth/preview";
import type { Opened } from "./open.js";
import { FILE } from "./open.js";

/** A finding as the editor shows it: a span of the text, and words. */
export interface Mark {
  readonly from: number;
  readonly to: number;
  readonly severity: Finding["severity"];
  readonly code: string;
  readonly message: string;
  readonly fix: string | null;
}

/** A repair of the text that was looked at. */
export interface Repair {
  readonly title: string;
  readonly changes: readonly { readonly from: number; readonly to: number; readonly insert: string }[];
}

/** What is shown of a file. Plain data, and nothing secret in it. */
export interface Look {
  readonly report: Element;
  readonly marks: readonly Mark[];
  readonly repairs: Readonly<Record<string, Repair>>;
  readonly counts: Readonly<Record<Finding["severity"], number>>;
}

/** The answer to every keystroke: the report, and what the editor marks. */
export function look({ file, preview }: Opened): Look {
  const source = file.sources[0]?.source;
  const findings = new Map(allFindings(preview).map((finding) => [keyOf(finding), finding]));
  const marks: Mark[] = [];
  const repairs: Record<string, Repair> = {};
  const counts = { error: 0, warning: 0, info: 0 };
  for (const finding of findings.values()) {
    const { code, severity, message, help, location, fix } = finding;
    counts[severity]++;
    const key = fix?.edits.every((edit) => edit.file === FILE) ? fixKey(finding) : null;
    if (fix && key !== null) {
      const changes = fix.edits.map(({ range: [from, to], text }) => ({ from, to, insert: text.reveal() }));
      repairs[key] = { title: fix.title, changes };
    }
    if (!source || location?.file !== FILE) continue;
    const from = source.offsetAt(location.line, location.column);
    const end = location.endColumn ? source.offsetAt(location.endLine ?? location.line, location.endColumn) : from;
    marks.push({ from, to: Math.max(from, end), severity, code, message: sentences(message, help), fix: key });
  }
  const report = reportElement(previewReport(preview, { page: pageOf() }), { live: true });
  return { report, marks, repairs, counts };
}

/** What a report is made for, where there is no terminal. */
export function pageOf(madeAt?: Date): Page {
  return { width: 120, color: false, version: "", ...(madeAt ? { madeAt } : {}) };
}

function keyOf({ code, message, location }: Finding): string {
  return `${code} ${location?.file}:${location?.line}:${location?.column} ${message}`;
}
