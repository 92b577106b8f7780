import {
  allFindings,
  type Element,
  type Finding,
  fixKey,
  previewReport,
  secretMasker,
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
  const mask = secretMasker(preview.secrets);
  const findings = new Map(allFindings(preview).map((finding) => [keyOf(finding), finding]));
  const marks: Mark[] = [];
  const repairs: Record<string, Repair> = {};
  const counts = { error: 0, warning: 0, info: 0 };
  for (const finding of findings.values()) {
    const { code, severity, message, help, location, fix } = finding;
    counts[severity]++;
    const key = fix?.edits.every((edit) => edit.file === FILE) ? fixKey(finding) : null;
    if (fix && key !== null) {
      const changes = fix.edits.map(({ range: [from, to], text }) => ({ from, to, insert: text }));
      repairs[key] = { title: fix.title, changes };
    }
    if (!source || location?.file !== FILE) continue;
    const from = source.offsetAt(location.line, location.column);
    const end = location.endColumn ? source.offsetAt(location.endLine ?? location.line, location.endColumn) : from;
    const words = mask(sentences(message, help));
    marks.push({ from, to: Math.max(from, end), severity, code, message: words, fix: key });
  }
  return { report: previewReport(preview, { live: true }), marks, repairs, counts };
}

function keyOf({ code, message, location }: Finding): string {
  return `${code} ${location?.file}:${location?.line}:${location?.column} ${message}`;
}
