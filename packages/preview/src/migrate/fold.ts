import { Text } from "@stepauth/text";
import type { PlannedStep, SourceFile, UserInput } from "@stepauth/workflow";
import { isAlias, isMap, isNode, visit } from "yaml";
import type { TextEdit } from "../fix/fix.js";
import type { CoveredStep } from "../plan-runs.js";
import { type SigningInput, SWITCH, signingInputs } from "./fold-inputs.js";
import { harmlessSteps } from "./harmless.js";
import { insertInputs } from "./insert.js";
import { listAround, stepNodes } from "./nodes.js";
import { takeOut } from "./take-out.js";
import { placeOf, type StepUse } from "./uses.js";

/** A step that signs, done without: the build step after it signs by itself. */
export interface Fold {
  readonly use: StepUse;
  readonly edits: readonly TextEdit[];
  readonly notes: readonly string[];
}

/** What a signing step hands on, and a build step does not. */
const HANDED_ON = /BITRISE_(?:EXPORT_METHOD|DEVELOPER_TEAM|(?:DEVELOPMENT|PRODUCTION)_(?:CODESIGN_IDENTITY|PROFILE))/;

/** Inputs of a build step that would come into force with the switch. */
const DORMANT =
  /^(?:api_key_(?:path|id|issuer_id|enterprise_account)|test_device_list_path|fallback_provisioning_profile_url_list)$/;

/** How a signing step goes, and the build step after it signs by itself; null where that is not safe. */
export function foldOf(
  file: SourceFile,
  sources: readonly SourceFile[],
  use: StepUse,
  all: readonly StepUse[],
): Fold | null {
  const { rule } = use.target;
  const [run] = use.runs;
  const build = buildOf(use);
  if (rule === null || run === undefined || build === null || !isPlainLibrary(run.planned)) return null;
  if (sources.some(({ source }) => HANDED_ON.test(source.text))) return null;
  const version = all.find(({ place }) => place === placeOf(build.planned))?.target.version ?? build.version.version;
  const wanted = signingInputs(use, rule, build.adapter.step);
  const declared = new Set(build.adapter.inputs(version).map(({ key }) => key));
  if (wanted === null || !wanted.inputs.every(({ key }) => declared.has(key))) return null;
  const out = removal(file, run.planned, build.planned);
  const into = additions(file, build.planned, wanted.inputs);
  if (out === null || into === null) return null;
  const target = { step: build.adapter.step, version, lock: "", rule };
  return {
    use: { ...use, target, into: { place: placeOf(build.planned), keys: wanted.inputs.map(({ key }) => key) } },
    edits: [out, ...into],
    notes: [...wanted.notes, `\`${target.step}\`, which follows, signs by itself now: this step is gone`],
  };
}

/** The one build step that follows in every run, where nothing else after the signing step could need what it installs. */
function buildOf({ chains, builder }: StepUse): CoveredStep | null {
  const [first] = chains;
  const build = first?.build ?? null;
  if (builder === null || build === null) return null;
  const place = placeOf(build.planned);
  const isSafe = chains.every(
    (chain) =>
      chain.build !== null &&
      placeOf(chain.build.planned) === place &&
      chain.after.every((step) => placeOf(step) === place || isHarmless(step)),
  );
  return isSafe && isPlainLibrary(build.planned) ? build : null;
}

function isHarmless(step: PlannedStep): boolean {
  return isPlainLibrary(step) && step.reference.kind === "library" && harmlessSteps.has(step.reference.id);
}

function isPlainLibrary({ reference, ref }: PlannedStep): boolean {
  return reference.kind === "library" && !ref.includes("::");
}

function removal(file: SourceFile, signer: PlannedStep, build: PlannedStep): TextEdit | null {
  const [start, end] = [signer, build].map((step) => startOf(file, step));
  if (start === undefined || end === undefined || signer.location.file !== file.file) return null;
  const list = listAround(file, start);
  const own = list?.items.find((item) => startIn(item) === start);
  const next = list?.items[list.items.indexOf(own) + 1];
  if (!list || list.flow || !isMap(own) || own.items.length !== 1 || own.flow || startIn(next) === undefined)
    return null;
  if (!list.items.some((item) => startIn(item) === end)) return null;
  const nodes = stepNodes(file, start);
  const isBare = (nodes?.fields?.items ?? []).every(({ key }) => ["inputs", "title"].includes(String(key)));
  if (nodes === null || !isBare || isShared(own) || hasOptions(nodes.inputs)) return null;
  return takeOut(file, start, startIn(next) ?? -1);
}

function startIn(item: unknown): number | undefined {
  const key: unknown = isMap(item) ? item.items[0]?.key : item;
  return isNode(key) ? key.range?.[0] : undefined;
}

function startOf(file: SourceFile, { location: { line, column } }: PlannedStep): number {
  return file.source.offsetAt(line, column);
}

/** Whether a part of it has an anchor, or is one's. */
function isShared(node: Parameters<typeof visit>[0]): boolean {
  let found = false;
  visit(node, {
    Node: (_, part) => {
      if (isAlias(part) || part.anchor !== undefined) found = true;
    },
  });
  return found;
}

function hasOptions(inputs: NonNullable<ReturnType<typeof stepNodes>>["inputs"]): boolean {
  if (inputs === null || inputs === "empty") return false;
  return inputs.items.some((item) => !isMap(item) || item.items.length !== 1);
}

function additions(file: SourceFile, build: PlannedStep, inputs: readonly SigningInput[]): readonly TextEdit[] | null {
  const start = startOf(file, build);
  const nodes = build.location.file === file.file ? stepNodes(file, start) : null;
  if (nodes === null || nodes.fields?.flow || nodes.fields?.anchor !== undefined) return null;
  const list = nodes.inputs === "empty" ? null : nodes.inputs;
  if (list?.flow || list?.anchor !== undefined || build.userInputs.some(({ key }) => DORMANT.test(key))) return null;
  const edits: TextEdit[] = [];
  const missing: SigningInput[] = [];
  for (const input of inputs) {
    const given = build.userInputs.find(({ key }) => key === input.key);
    if (given === undefined) missing.push(input);
    else if (given.converted === input.converted) continue;
    else if (isOff(file, given)) edits.push({ file: file.file, range: given.valueRange, text: Text.of(input.value) });
    else return null;
  }
  if (missing.length === 0) return edits;
  const insertion = insertInputs(file, { start, end: start + refLength(file, build, start) }, nodes, {
    added: missing,
    dropped: 0,
  });
  return insertion && [...edits, insertion];
}

function isOff(file: SourceFile, { key, converted, overridden, location, source }: UserInput): boolean {
  return (
    key === SWITCH && converted === "off" && !overridden && location.file === file.file && /^["']off["']$/.test(source)
  );
}

function refLength(file: SourceFile, { ref }: PlannedStep, start: number): number {
  return ref.length + (/["']/.test(file.source.text.charAt(start)) ? 2 : 0);
}
