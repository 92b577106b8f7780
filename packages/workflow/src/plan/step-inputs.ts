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

/** Evaluated inputs. */
export interface EvaluatedInputs {
  /** The declared keys, in the order of the declaration. */
  readonly keys: Iterable<string>;
  /** What the step's process finds under a declared key; undefined when nothing is set at all. */
  get(key: string): EnvValue | undefined;
  has(key: string): boolean;
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
  const declaration = declarationOf(declared);
  const values = new InputValues(declaration, firstOfEach(use.inputs));
  for (const position of values.positions()) {
    const definition = declared[position];
    if (definition === undefined) continue;
    const item = values.given.get(definition.key);
    if (item) values.bytes += item.bytes - definition.default.length;
    const get: Lookup = (name) => (declaration.isBefore(name, position) ? values.get(name) : undefined) ?? outer(name);
    values.evaluated.set(definition.key, evaluateInput(definition, item, get, template, reader));
  }
  return values;
}

const NOTHING_GIVEN: ReadonlyMap<string, EnvItem> = new Map();

function firstOfEach(inputs: readonly EnvItem[]): ReadonlyMap<string, EnvItem> {
  if (inputs.length === 0) return NOTHING_GIVEN;
  const given = new Map<string, EnvItem>();
  for (const item of inputs) if (!given.has(item.key)) given.set(item.key, item);
  return given;
}

class InputValues implements EvaluatedInputs {
  /** What the file gives, and what a default comes to that is no literal. */
  readonly evaluated = new Map<string, EnvValue | undefined>();
  bytes: number;

  constructor(
    private readonly declaration: Declaration,
    readonly given: ReadonlyMap<string, EnvItem>,
  ) {
    this.bytes = declaration.bytes;
  }

  get keys(): Iterable<string> {
    return this.declaration.keys;
  }

  has(key: string): boolean {
    return this.declaration.positions.has(key);
  }

  get(key: string): EnvValue | undefined {
    return this.evaluated.get(key) ?? (this.given.has(key) ? undefined : this.declaration.defaults.get(key));
  }

  /** The positions of those inputs that have to be evaluated, in order. */
  positions(): readonly number[] {
    const { positions, open } = this.declaration;
    const found = [...open];
    for (const key of this.given.keys()) {
      const position = positions.get(key);
      if (position !== undefined && !open.includes(position)) found.push(position);
    }
    return found.sort((a, b) => a - b);
  }
}

/** What all uses of a version have in common. Most inputs are left at their defaults, and those are literal. */
class Declaration {
  readonly keys: readonly string[];
  readonly positions: ReadonlyMap<string, number>;
  readonly defaults: ReadonlyMap<string, EnvValue>;
  /** The positions of those whose defaults are no literals. */
  readonly open: readonly number[];
  readonly bytes: number;

  constructor(declared: readonly StepInputDefinition[]) {
    this.positions = new Map(declared.map(({ key }, position) => [key, position]));
    this.keys = [...this.positions.keys()];
    this.defaults = new Map(
      declared.filter(isLiteral).map((definition) => [definition.key, literalDefault(definition)]),
    );
    this.open = declared.flatMap((definition, position) => (isLiteral(definition) ? [] : [position]));
    this.bytes = declared.reduce((sum, definition) => sum + definition.default.length, 0);
  }

  isBefore(key: string, position: number): boolean {
    return (this.positions.get(key) ?? position) < position;
  }
}

const declarations = new WeakMap<readonly StepInputDefinition[], Declaration>();

function declarationOf(declared: readonly StepInputDefinition[]): Declaration {
  const known = declarations.get(declared);
  if (known !== undefined) return known;
  const declaration = new Declaration(declared);
  declarations.set(declared, declaration);
  return declaration;
}

function evaluateInput(
  definition: StepInputDefinition,
  item: EnvItem | undefined,
  get: Lookup,
  template: () => TemplateContext,
  reader: InputReader,
): EnvValue | undefined {
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
  if (mentions.length === 0) return value;
  const byTemplate = raw.secret ? mentions.map((mention) => ({ ...mention, inSecret: true })) : mentions;
  return new EnvValue(value.text, origin, [...byTemplate, ...value.mentions]);
}

const NO_MENTIONS: readonly Mention[] = [];

/** A text that is no template, like what a template comes to: only then do the rules for variables set in. */
function asIs(text: ValueText): TemplateResult {
  return { status: "text", text, incomplete: false, mentions: NO_MENTIONS };
}

function isLiteral({ default: text, isTemplate, skipIfEmpty }: StepInputDefinition): boolean {
  return isTemplate !== true && !text.includes("$") && !(skipIfEmpty === true && text === "");
}

function literalDefault({ default: text, isSensitive = false }: StepInputDefinition): EnvValue {
  return EnvValue.of(text, isSensitive, { kind: "default" });
}
