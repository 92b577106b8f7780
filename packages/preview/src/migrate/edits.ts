import { compareVersions } from "@stepauth/core";
import { Text } from "@stepauth/text";
import type { SourceFile, UserInput } from "@stepauth/workflow";
import type { TextEdit } from "../fix/fix.js";
import { dropInputs } from "./drop.js";
import { insertInputs, type NewInput } from "./insert.js";
import { keyIdOf } from "./key-id.js";
import { type StepNodes, stepNodes } from "./nodes.js";
import type { InputRule, SuccessorRule } from "./rules.js";
import type { StepUse } from "./uses.js";

/** How a step is rewritten: all of the edits or none, and what there is to say about them. */
export interface Rewrite {
  readonly edits: readonly TextEdit[];
  readonly notes: readonly string[];
}

/** The edits that make a step what it becomes; a reason, half a sentence, where the file is written in a way that can't be edited. */
export function rewriteOf(file: SourceFile, use: StepUse): Rewrite | string {
  const [first] = use.runs;
  if (first === undefined) return "it never runs";
  const { planned } = first;
  if (planned.location.file !== file.file) return `it stands in ${planned.location.file}: migrate that file`;
  const ref = refEdit(file, use);
  if (ref === null) return "its reference is written in a way that is not edited";
  const { rule } = use.target;
  if (rule === null) return lostInput(use) ?? { edits: [ref], notes: [] };
  const nodes = stepNodes(file, ref.range[0]);
  if (nodes === null) return "its fields are written in a way that is not edited";
  return rewrittenInputs(file, use, rule, { ref, nodes });
}

/** Another major may have lost an input. What takes its place is not known here. */
function lostInput({ runs, adapter, target }: StepUse): string | null {
  const declared = new Set(adapter.inputs(target.version).map(({ key }) => key));
  const lost = runs[0]?.planned.userInputs.find(({ key, declared: was }) => was === true && !declared.has(key));
  return lost
    ? `${target.step} ${target.version} has no input \`${lost.key}\`, and what takes its place is for you to say`
    : null;
}

interface Place {
  readonly ref: TextEdit;
  readonly nodes: StepNodes;
}

function rewrittenInputs(file: SourceFile, use: StepUse, rule: SuccessorRule, { ref, nodes }: Place): Rewrite | string {
  const edits: TextEdit[] = [ref];
  const notes: string[] = use.builder === null ? [] : [signsItself(use.builder)];
  const inputs = use.runs[0]?.planned.userInputs ?? [];
  const unused = ruledOutOf(rule, inputs);
  const dropped: UserInput[] = [];
  for (const input of inputs) {
    const own = unused(input.key) ?? rule.inputs[input.key];
    const reason = dropReason(input, own, rule);
    if (reason !== null) {
      dropped.push(input);
      notes.push(`${nameOf(input)} is left out: ${reason}`);
      continue;
    }
    const change = inputChange(file, input, own);
    if (typeof change === "string") return change;
    edits.push(...change.edits);
    notes.push(...change.notes);
  }
  const drops = dropEdits(file, nodes, dropped);
  if (drops === null) return "an input that has to go is more than its line, or given twice";
  edits.push(...drops);
  const added = addedInputs(
    use,
    rule,
    inputs.filter(({ key }) => unused(key) === undefined),
  );
  notes.push(...added.notes);
  if (added.inputs.length > 0) {
    const insertion = insertInputs(file, { start: ref.range[0], end: ref.range[1] }, nodes, {
      added: added.inputs,
      dropped: dropped.length,
    });
    if (insertion === null) return "its inputs are written in a way that leaves no room for another one";
    edits.push(insertion);
  }
  return { edits, notes };
}

/** A name that no version declares may be a secret in the wrong place. */
function nameOf({ key, declared }: UserInput): string {
  return declared === false ? "an input" : `\`${key}\``;
}

/** What becomes of inputs that another one rules out: the old step did not look at them, and the new one would. */
export function ruledOutOf(
  { ruledOut }: SuccessorRule,
  given: readonly UserInput[],
): (key: string) => InputRule | undefined {
  const choice = given.find(({ key, overridden }) => key === ruledOut?.by && !overridden)?.converted ?? "";
  if (!ruledOut?.values.includes(choice)) return () => undefined;
  const drop = `\`${ruledOut.by}: ${choice}\` leaves it out of account`;
  return (key) => (ruledOut.inputs.includes(key) ? { drop } : undefined);
}

function signsItself(builder: string): string {
  return `\`${builder}\`, which follows, can sign by itself: with its \`automatic_code_signing\` and inputs such as these, it needs no step for that`;
}

/** The edit of the reference, quotes kept. */
function refEdit(file: SourceFile, { runs, target }: StepUse): TextEdit | null {
  const planned = runs[0]?.planned;
  if (planned === undefined || planned.reference.kind !== "library") return null;
  const { line, column } = planned.location;
  const start = file.source.offsetAt(line, column);
  const { text } = file.source;
  const quote = /^["']/.exec(text.slice(start, start + 1))?.[0] ?? "";
  const written = `${quote}${planned.ref}${quote}`;
  if (text.slice(start, start + written.length) !== written) return null;
  const library = planned.ref.includes("::") ? planned.ref.slice(0, planned.ref.indexOf("::") + 2) : "";
  const version = target.lock === "" ? "" : `@${target.lock}`;
  const range: readonly [number, number] = [start, start + written.length];
  return { file: file.file, range, text: Text.of(`${quote}${library}${target.step}${version}${quote}`) };
}

function inputChange(file: SourceFile, input: UserInput, rule: InputRule | undefined): Rewrite | string {
  if (input.location.file !== file.file) return `${nameOf(input)} of it stands in another file`;
  if (input.overridden) return `${nameOf(input)} of it is given twice`;
  if (rule === undefined || "drop" in rule) return { edits: [], notes: [] };
  const value = valueEdit(file, input, rule);
  if (typeof value === "string") return value;
  const key = rule.to === input.key ? [] : [keyEdit(file, input, rule.to)];
  return { edits: [...key, ...value.edits], notes: value.notes };
}

function dropEdits(file: SourceFile, { inputs }: StepNodes, dropped: readonly UserInput[]): readonly TextEdit[] | null {
  if (dropped.length === 0) return [];
  const isPlain = dropped.every(({ location, overridden }) => location.file === file.file && !overridden);
  if (!isPlain || inputs === null || inputs === "empty") return null;
  return dropInputs(
    file,
    inputs,
    dropped.map(({ keyRange }) => keyRange[0]),
  );
}

/** Why an input goes; null where it stays. What the old step did not declare, it never got. */
function dropReason(
  { key, declared, converted }: UserInput,
  rule: InputRule | undefined,
  { from, to }: Pick<SuccessorRule, "from" | "to">,
): string | null {
  if (declared === false) return `${from} has no such input`;
  if (rule === undefined) return null;
  if ("drop" in rule) return rule.drop;
  return rule.required === true && converted.trim() === ""
    ? `${to} refuses an empty \`${rule.to}\`, instead of \`${key}\``
    : null;
}

function keyEdit(file: SourceFile, { keyRange }: UserInput, to: string): TextEdit {
  const quote = /^["']/.exec(file.source.text.slice(keyRange[0], keyRange[0] + 1))?.[0] ?? "";
  return { file: file.file, range: keyRange, text: Text.of(`${quote}${to}${quote}`) };
}

function valueEdit(file: SourceFile, input: UserInput, rule: Extract<InputRule, { to: string }>): Rewrite | string {
  const { values, closed } = rule;
  const { converted, source, valueRange, key } = input;
  if (values === undefined) return { edits: [], notes: [] };
  const value = Object.hasOwn(values, converted) ? values[converted] : undefined;
  if (value === undefined) {
    if (closed) return `what its input \`${key}\` says is known in the build only, or is none of its values`;
    return { edits: [], notes: [] };
  }
  if (/[\r\n]/.test(source) || valueRange[1] <= valueRange[0])
    return `its input \`${key}\` is written over several lines`;
  const quote = /^["']/.exec(source)?.[0] ?? (value === "yes" || value === "no" ? '"' : "");
  const said = key === rule.to ? [`\`${key}\` is written as "${value}"`] : [];
  return { edits: [{ file: file.file, range: valueRange, text: Text.of(`${quote}${value}${quote}`) }], notes: said };
}

/** Inputs that a successor has to be told, and why. */
export interface Added {
  readonly inputs: readonly NewInput[];
  readonly notes: readonly string[];
}

/** What a successor has to be told, under the names of manage-ios-code-signing. */
export function addedInputs(use: StepUse, rule: SuccessorRule, given: readonly UserInput[]): Added {
  const has = (key: string) => given.some((input) => input.key === key);
  const version = use.runs[0]?.version.version ?? "";
  const wanted = rule.added.filter(
    ({ unless, before }) => !has(unless) && (before === undefined || compareVersions(version, before) < 0),
  );
  const keyId = has("api_key_path") && rule.inputs.api_issuer ? keyIdOf(use) : null;
  const key = keyId?.id === undefined ? [] : [{ key: "api_key_id", value: `"${keyId.id}"` }];
  return {
    inputs: [...wanted.map(({ key: name, value }) => ({ key: name, value })), ...key],
    notes: [
      ...wanted.map(({ key: name, value, why }) => `\`${name}: ${value}\` is added: ${why}`),
      ...(keyId === null ? [] : [keyId.note]),
    ],
  };
}
