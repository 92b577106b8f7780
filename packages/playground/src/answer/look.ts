import {
  allFindings,
  countFindings,
  type Drawn,
  DrawnSteps,
  type Element,
  type Finding,
  type FindingCounts,
  fixKey,
  outcomeLead,
  type Page,
  previewReport,
  readable,
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
  readonly counts: Readonly<FindingCounts>;
}

/** The answer to every keystroke: the report, and what the editor marks. */
export function look({ file, preview }: Opened, drawn: Drawn = new DrawnSteps()): Look {
  const source = file.sources[0]?.source;
  const findings = readable(allFindings(preview));
  const marks: Mark[] = [];
  const repairs: Record<string, Repair> = {};
  for (const finding of findings) {
    const { code, severity, outcome = "both", message, help, location, fix } = finding;
    const key = fix?.edits.every((edit) => edit.file === FILE) ? fixKey(finding) : null;
    if (fix && key !== null) {
      const changes = fix.edits.map(({ range: [from, to], text }) => ({ from, to, insert: text.reveal() }));
      repairs[key] = { title: fix.title, changes };
    }
    if (!source || location?.file !== FILE) continue;
    const from = source.offsetAt(location.line, location.column);
    const end = location.endColumn ? source.offsetAt(location.endLine ?? location.line, location.endColumn) : from;
    const words = outcomeLead[outcome] + sentences(message, help);
    marks.push({ from, to: Math.max(from, end), severity, code, message: words, fix: key });
  }
  const report = reportElement(previewReport(preview, { page: pageOf() }), { live: true, drawn });
  return { report, marks, repairs, counts: countFindings([{ findings }]) };
}

/** What a report is made for, where there is no terminal. */
export function pageOf(madeAt?: Date): Page {
  return { width: 120, color: false, version: "", ...(madeAt ? { madeAt } : {}) };
}
