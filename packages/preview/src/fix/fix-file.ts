import type { WorkflowFile } from "@stepauth/workflow";
import type { Span } from "../literals/spans.js";
import { allFindings, type Finding, type Preview } from "../model.js";
import { unique } from "../outcomes/merge.js";
import { type PreviewOptions, previewFile } from "../preview.js";
import type { PreviewStep } from "../preview-step.js";
import { placeKey } from "../rules/variables.js";
import { hiddenIn } from "../source/hidden.js";
import { applyEdits, distinctFixes, editsFor, keyOfFix } from "./apply.js";
import type { Fix, TextEdit } from "./fix.js";
import { isSameTree } from "./same-tree.js";
import { Spans } from "./spans.js";

/** A file, previewed, and how to do that again with another text. */
export interface FixRequest {
  readonly file: WorkflowFile;
  readonly preview: Preview;
  readonly options: PreviewOptions;
  /** Opens the file as it was opened before, with another content. */
  readonly reopen: (content: string) => Promise<WorkflowFile>;
  /** Leaves out of a preview what is not to be reported, and so not to be repaired. */
  readonly keep: (preview: Preview) => Preview;
  /** Makes the repairs too that the build could be worse off with. */
  readonly unsafe?: boolean;
}

/** A repaired file. */
export interface FixedFile {
  readonly text: string;
  readonly preview: Preview;
  /** Where the repaired text, and the one before it, hold what may not be shown. */
  readonly hidden: { readonly before: readonly Span[]; readonly after: readonly Span[] };
  /** What was repaired. */
  readonly fixed: readonly Finding[];
}

// A repaired step may show what its first mistake hid.
const MOST_ROUNDS = 4;

/**
 * Repairs what can be repaired in a file. The result is read again and compared: when anything but the repaired values
 * would be different, nothing is repaired at all. Returns null when there is nothing to repair, `refused` when the
 * comparison failed.
 */
export async function fixFile({
  file,
  preview,
  options,
  reopen,
  keep,
  unsafe = false,
}: FixRequest): Promise<FixedFile | "refused" | null> {
  let now: Round = { file, preview };
  let text = "";
  const fixed: Finding[] = [];
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const findings = unique(allFindings(now.preview));
    const fixes = distinctFixes(findings.flatMap((finding) => fixOf(finding, unsafe) ?? []));
    const edits = editsFor(file.file, fixes);
    const source = now.file.sources[0];
    if (source === undefined || edits.length === 0) break;
    const applied = applyEdits(source.source.text, edits);
    const changed = await reopen(applied.text);
    const next = { file: changed, preview: keep(await previewFile(changed, options)) };
    if (!isRepaired(now, next, { old: edits.map(({ range }) => range), pieces: applied.pieces })) return "refused";
    text = applied.text;
    const made = madeBy(edits, fixes);
    fixed.push(...findings.filter((finding) => made.has(keyOf(fixOf(finding, unsafe)))));
    now = next;
  }
  if (fixed.length === 0) return null;
  const hidden = { before: hiddenIn(file, preview), after: hiddenIn(now.file, now.preview) };
  return { text, preview: now.preview, hidden, fixed };
}

function fixOf({ fix, unsafeFix }: Finding, unsafe: boolean): Fix | undefined {
  return fix ?? (unsafe ? unsafeFix : undefined);
}

/** The names of the fixes that some edits make. */
function madeBy(edits: readonly TextEdit[], fixes: readonly Fix[]): ReadonlySet<string | undefined> {
  const made = new Set(edits);
  return new Set(fixes.filter((fix) => fix.edits.every((edit) => made.has(edit))).map(keyOfFix));
}

function keyOf(fix: Fix | undefined): string {
  return fix ? keyOfFix(fix) : "";
}

interface Round {
  readonly file: WorkflowFile;
  readonly preview: Preview;
}

interface Edited {
  readonly old: readonly Span[];
  readonly pieces: readonly Span[];
}

function isRepaired(before: Round, after: Round, { old, pieces }: Edited): boolean {
  return isTheSameButFor(before.file, after.file, old, pieces) && getsTheSame(before, after, { old, pieces });
}

function isTheSameButFor(
  before: WorkflowFile,
  after: WorkflowFile,
  old: readonly Span[],
  pieces: readonly Span[],
): boolean {
  const [a, b] = [before.sources[0]?.document, after.sources[0]?.document];
  if (!a || !b || after.isUnreadable || b.errors.length > a.errors.length) return false;
  return isSameTree({ node: a.contents, edited: new Spans(old) }, { node: b.contents, edited: new Spans(pieces) });
}

// Every input that a step receives is what it was, but for those that come from an edited place.
function getsTheSame(before: Round, after: Round, { old, pieces }: Edited): boolean {
  const edited = new Set(pieces.flatMap(([start, end]) => editedPlaces(after.file, start, end)));
  const isRemoved = placesWithin(before.file, old);
  const [were, are] = [stepsOf(before.preview), stepsOf(after.preview)];
  return were.length === are.length && were.every((step, index) => isSameStep(step, are[index], { edited, isRemoved }));
}

type Place = Parameters<typeof placeKey>[0];

interface Places {
  readonly edited: ReadonlySet<string>;
  readonly isRemoved: (place: Place) => boolean;
}

function placesWithin({ sources }: WorkflowFile, spans: readonly Span[]): Places["isRemoved"] {
  const [first] = sources;
  const within = new Spans(spans);
  return ({ file, line, column }) => {
    if (!first || file !== first.file || line === undefined || column === undefined) return false;
    const offset = first.source.offsetAt(line, column);
    return within.cover(offset, offset + 1);
  };
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

function isSameStep(before: PreviewStep, after: PreviewStep | undefined, { edited, isRemoved }: Places): boolean {
  if (!after) return false;
  if (before.ref.reveal() !== after.ref.reveal() || before.version !== after.version || before.runs !== after.runs)
    return false;
  return Object.entries(after.inputs).every(
    ([key, { text, provenance }]) =>
      text.reveal() === before.inputs[key]?.text.reveal() ||
      provenance.some((entry) => edited.has(placeKey(entry))) ||
      before.inputs[key]?.provenance.slice(0, 1).some(isRemoved),
  );
}
