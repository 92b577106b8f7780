import type { WorkflowFile } from "@stepauth/workflow";
import type { Finding, Preview, PreviewStep } from "../model.js";
import { type PreviewOptions, previewFile } from "../preview.js";
import { placeKey } from "../rules/variables.js";
import { unique } from "../unique.js";
import { applyEdits, editsFor } from "./apply.js";
import type { TextEdit } from "./fix.js";
import { isSameTree, type Span } from "./same-tree.js";

/** A file, previewed, and how to do that again with another text. */
export interface FixRequest {
  readonly file: WorkflowFile;
  readonly preview: Preview;
  readonly options: PreviewOptions;
  /** Opens the file as it was opened before, with another content. */
  readonly reopen: (content: string) => Promise<WorkflowFile>;
}

/** A repaired file. */
export interface FixedFile {
  readonly text: string;
  readonly edits: readonly TextEdit[];
  readonly file: WorkflowFile;
  readonly preview: Preview;
  /** What was repaired. */
  readonly fixed: readonly Finding[];
}

/**
 * Repairs what can be repaired in a file. The result is read again and compared: when anything but the repaired values
 * would be different, nothing is repaired at all. Returns null when there is nothing to repair, `refused` when the
 * comparison failed.
 */
export async function fixFile({ file, preview, options, reopen }: FixRequest): Promise<FixedFile | "refused" | null> {
  const source = file.sources[0];
  const findings = unique([
    ...preview.workflows.flatMap(({ steps }) => steps.flatMap((step) => step.findings)),
    ...preview.findings,
  ]);
  const edits = source ? editsFor(source.file, findings) : [];
  if (source === undefined || edits.length === 0) return null;
  const { text, pieces } = applyEdits(source.source.text, edits);
  const changed = await reopen(text);
  const again = await previewFile(changed, options);
  const spans = edits.map(({ range }) => range);
  if (!isTheSameButFor(file, changed, spans, pieces) || !getsTheSame(preview, again, changed, pieces)) return "refused";
  return {
    text,
    edits,
    file: changed,
    preview: again,
    fixed: findings.filter(({ fix }) => fix?.edits.every((edit) => edits.includes(edit))),
  };
}

function isTheSameButFor(
  before: WorkflowFile,
  after: WorkflowFile,
  old: readonly Span[],
  pieces: readonly Span[],
): boolean {
  const [a, b] = [before.sources[0]?.document, after.sources[0]?.document];
  if (!a || !b || after.isUnreadable || b.errors.length > a.errors.length) return false;
  return isSameTree({ node: a.contents, edited: old }, { node: b.contents, edited: pieces });
}

// Every input that a step receives is what it was, but for those that come from an edited place.
function getsTheSame(before: Preview, after: Preview, file: WorkflowFile, pieces: readonly Span[]): boolean {
  const edited = new Set(pieces.flatMap(([start, end]) => editedPlaces(file, start, end)));
  const [old, now] = [stepsOf(before), stepsOf(after)];
  return old.length === now.length && old.every((step, index) => isSameStep(step, now[index], edited));
}

function stepsOf({ workflows }: Preview): readonly PreviewStep[] {
  return workflows.flatMap(({ steps }) => steps);
}

// An inserted line holds its value behind the key.
function editedPlaces(file: WorkflowFile, start: number, end: number): string[] {
  const source = file.sources[0]?.source;
  if (!source) return [];
  const value = source.text.slice(start, end).lastIndexOf(': "');
  return [start, ...(value === -1 ? [] : [start + value + 2])].map((offset) => placeKey(source.locate(offset)));
}

function isSameStep(
  { planned: before }: PreviewStep,
  after: PreviewStep | undefined,
  edited: ReadonlySet<string>,
): boolean {
  if (!after) return false;
  const { planned } = after;
  if (before.ref !== planned.ref || before.version !== planned.version || before.runs !== planned.runs) return false;
  const { received, provenance } = planned;
  const old = before.received;
  return Object.keys(received).every(
    (key) => received[key] === old[key] || (provenance[key] ?? []).some((entry) => edited.has(placeKey(entry))),
  );
}
