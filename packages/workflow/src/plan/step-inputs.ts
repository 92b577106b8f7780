import { Text } from "@stepauth/text";
import type { StepUse } from "../model/types.js";
import { evaluateTemplate, type TemplateContext, type TemplateResult } from "../template/evaluate.js";
import type { EnvItem } from "../values/env-item.js";
import { expandValue, isTooLong, type Lookup, literalValue } from "./expand-value.js";
import type { StepInputDefinition } from "./types.js";
import { EnvValue, type MayExist, type Mention, type Origin, type ValueText } from "./value.js";

/** How the texts of inputs are read, and what can go wrong while they are evaluated. */
export interface InputReader {
  literal(item: EnvItem): Text<never>;
  readonly mayExist: MayExist;
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
  reader: InputReader,
): EvaluatedInputs {
  const given = firstOfEach(use.inputs);
  const values = new Map<string, EnvValue | undefined>();
  const get: Lookup = (name) => values.get(name) ?? outer(name);
  let bytes = 0;
  for (const definition of declared) {
    const item = given?.get(definition.key);
    bytes += item?.bytes ?? definition.default.length;
    values.set(definition.key, evaluateInput(definition, item, get, template, reader));
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
  reader: InputReader,
): EnvValue | undefined {
  if (item === undefined && isLiteral(definition)) return literalDefault(definition);
  const options = item?.options;
  const origin: Origin = item === undefined ? { kind: "default" } : { kind: "yaml", at: item };
  const literal = item === undefined ? Text.of(definition.default) : reader.literal(item);
  const isTemplate = options?.isTemplate ?? definition.isTemplate ?? false;
  const made = isTemplate ? evaluateTemplate(literal.reveal(), template()) : asIs(literal);
  if (made.status === "error") {
    reader.template(definition.key, item, made.reason);
    return EnvValue.of("", false, origin);
  }
  if (made.status === "unknown") return new EnvValue(Text.empty, origin, made.mentions);
  const { text, mentions, incomplete } = made;
  if (text.isEmpty && !text.isVeiled && !incomplete && (options?.skipIfEmpty ?? definition.skipIfEmpty ?? false))
    return get(definition.key);
  const isSensitive = options?.isSensitive ?? definition.isSensitive ?? false;
  const raw = { text, secret: isSensitive || (isTemplate && literal.isSecret), isComputed: isTemplate, origin };
  const value =
    (options?.isExpand ?? definition.isExpand ?? true) ? expandValue(raw, get, reader.mayExist) : literalValue(raw);
  if (value === undefined || (item !== undefined && isTooLong(text.reveal()))) {
    reader.tooLong(definition.key, item);
    return EnvValue.unknown(origin);
  }
  return mentions.length === 0 ? value : new EnvValue(value.text, origin, [...mentions, ...value.mentions]);
}

const NO_MENTIONS: readonly Mention[] = [];

/** A text that is no template, like what a template comes to: only then do the rules for variables set in. */
function asIs(text: ValueText): TemplateResult {
  return { status: "text", text, incomplete: false, mentions: NO_MENTIONS };
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
