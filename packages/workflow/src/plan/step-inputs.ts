import type { StepUse } from "../model/types.js";
import { evaluateTemplate, type TemplateContext, type TemplateResult } from "../template/evaluate.js";
import type { EnvItem } from "../values/env-item.js";
import { expandValue, isTooLong, type Lookup } from "./expand-value.js";
import type { StepInputDefinition } from "./types.js";
import { EnvValue, type Mention, type Origin } from "./value.js";

/** What can go wrong while inputs are evaluated. */
export interface InputProblems {
  tooLong(key: string, item: EnvItem | undefined): void;
  template(key: string, item: EnvItem | undefined, reason: string): void;
}

/** Evaluated inputs: the declared ones in the order of the declaration. */
export interface EvaluatedInputs {
  /** What the step's process finds under each declared key; absent when nothing is set at all. */
  readonly values: ReadonlyMap<string, EnvValue | undefined>;
  /** Bytes of the inputs' own texts, as the CLI counts them. */
  readonly bytes: number;
}

/**
 * The inputs of a step: exactly those that its version declares, in that order, each with the value that the file gives (the
 * first one, if it gives more) or the default. An input sees the inputs declared before it.
 */
export function evaluateInputs(
  declared: readonly StepInputDefinition[],
  use: StepUse,
  outer: Lookup,
  template: () => TemplateContext,
  problems: InputProblems,
): EvaluatedInputs {
  const given = firstOfEach(use.inputs);
  const values = new Map<string, EnvValue | undefined>();
  const get: Lookup = (name) => values.get(name) ?? outer(name);
  let bytes = 0;
  for (const definition of declared) {
    const item = given?.get(definition.key);
    bytes += item?.bytes ?? definition.default.length;
    values.set(definition.key, evaluateInput(definition, item, get, template, problems));
  }
  return { values, bytes };
}

function firstOfEach(inputs: readonly EnvItem[]): Map<string, EnvItem> | undefined {
  if (inputs.length === 0) return undefined;
  return new Map(inputs.toReversed().map((item) => [item.key, item]));
}

const literals = new WeakMap<StepInputDefinition, EnvValue>();

function evaluateInput(
  definition: StepInputDefinition,
  item: EnvItem | undefined,
  get: Lookup,
  template: () => TemplateContext,
  problems: InputProblems,
): EnvValue | undefined {
  if (item === undefined && isLiteral(definition)) return literalDefault(definition);
  const text = item?.text ?? definition.default;
  const options = item?.options;
  const origin: Origin = item === undefined ? { kind: "default" } : { kind: "yaml", at: item };
  const raw = (options?.isTemplate ?? definition.isTemplate ?? false) ? evaluateTemplate(text, template()) : asIs(text);
  if (raw.status === "error") {
    problems.template(definition.key, item, raw.reason);
    return EnvValue.of("", false, origin);
  }
  if (raw.status === "unknown") return new EnvValue([], origin, raw.mentions);
  if (raw.text === "" && !raw.incomplete && (options?.skipIfEmpty ?? definition.skipIfEmpty ?? false))
    return get(definition.key);
  const secret = (options?.isSensitive ?? definition.isSensitive ?? false) || raw.secret;
  const expands = options?.isExpand ?? definition.isExpand ?? true;
  const value = expands ? expandValue(raw.text, secret, origin, get) : EnvValue.of(raw.text, secret, origin);
  if (value === undefined || (item !== undefined && isTooLong(raw.text))) {
    problems.tooLong(definition.key, item);
    return EnvValue.unknown(origin);
  }
  return raw.mentions.length === 0 ? value : new EnvValue(value.parts, origin, [...raw.mentions, ...value.mentions]);
}

const NO_MENTIONS: readonly Mention[] = [];

/** A text that is no template, like what a template comes to: only then do the rules for variables set in. */
function asIs(text: string): TemplateResult {
  return { status: "text", text, secret: false, incomplete: false, mentions: NO_MENTIONS };
}

function isLiteral({ default: text, isTemplate, skipIfEmpty }: StepInputDefinition): boolean {
  return isTemplate !== true && !text.includes("$") && !(skipIfEmpty === true && text === "");
}

function literalDefault(definition: StepInputDefinition): EnvValue {
  const known = literals.get(definition);
  if (known !== undefined) return known;
  const value = EnvValue.of(definition.default, definition.isSensitive ?? false, { kind: "default" });
  literals.set(definition, value);
  return value;
}
