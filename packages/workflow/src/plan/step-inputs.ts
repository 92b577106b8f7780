import type { StepUse } from "../model/types.js";
import { evaluateTemplate, type TemplateContext } from "../template/evaluate.js";
import type { EnvItem } from "../values/env-item.js";
import { expandValue, isTooLong, type Lookup } from "./expand-value.js";
import type { StepInputDefinition } from "./types.js";
import { EnvValue, type Origin } from "./value.js";

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
  const secret = options?.isSensitive ?? definition.isSensitive ?? false;
  const expands = options?.isExpand ?? definition.isExpand ?? true;
  if (text === "" && (options?.skipIfEmpty ?? definition.skipIfEmpty ?? false)) return get(definition.key);
  const origin: Origin = item === undefined ? { kind: "default" } : { kind: "yaml", at: item };
  const value =
    (options?.isTemplate ?? definition.isTemplate ?? false)
      ? templated(text, secret, expands, origin, get, template, (reason) =>
          problems.template(definition.key, item, reason),
        )
      : expands
        ? expandValue(text, secret, origin, get)
        : EnvValue.of(text, secret, origin);
  if (value !== undefined && !(item !== undefined && isTooLong(text))) return value;
  problems.tooLong(definition.key, item);
  return EnvValue.unknown(origin);
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

/** The template comes first; what it makes is then expanded like any other text. */
function templated(
  text: string,
  sensitive: boolean,
  expands: boolean,
  origin: Origin,
  get: Lookup,
  context: () => TemplateContext,
  onError: (reason: string) => void,
): EnvValue | undefined {
  const result = evaluateTemplate(text, context());
  if (result.status === "error") {
    onError(result.reason);
    return EnvValue.of("", false, origin);
  }
  if (result.status === "unknown") return new EnvValue([], origin, result.mentions);
  const secret = sensitive || result.secret;
  const value = expands ? expandValue(result.text, secret, origin, get) : EnvValue.of(result.text, secret, origin);
  return value && new EnvValue(value.parts, origin, [...result.mentions, ...value.mentions]);
}
