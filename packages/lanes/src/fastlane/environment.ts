import { Text } from "@stepauth/text";
import type { Environment } from "../evaluate/interpreter.js";
import { Unknown } from "../value/unknown.js";
import { Str, type Value } from "../value/values.js";

/** A variable of the build: its text, or what is known of it without. */
export type Variable =
  | string
  | Pick<Text, "reveal" | "isSecret">
  /** Set, to what only the build knows. */
  | { readonly unknown: "text" }
  /** Nobody knows whether it is set. */
  | { readonly unknown: "any" };

/** `ENV` of one walk through a lane. */
export class LaneEnvironment implements Environment {
  readonly #values = new Map<string, Value>();
  readonly #removed = new Set<string>();
  /** Names that the program read and nobody gave. */
  readonly assumed = new Set<string>();
  /** Names that were given and that a file sets to something else, with the place that does it. */
  readonly overwritten: { readonly name: string; readonly at: string }[] = [];

  constructor(
    private readonly variables: Readonly<Record<string, Variable>>,
    private readonly isOpen: boolean,
  ) {
    for (const [name, variable] of Object.entries(variables)) this.#values.set(name, variableValue(name, variable));
  }

  get(name: string): Value {
    const value = this.#values.get(name) ?? null;
    // A copy: what Ruby gives out of ENV can be changed without changing ENV.
    return value instanceof Str ? new Str(value.text) : value;
  }

  read(name: string): Value {
    const value = this.get(name);
    if (value !== null || !this.isOpen || this.#removed.has(name)) return value;
    this.assumed.add(name);
    return new Unknown(`$${name}`, "text", { what: `$${name}` });
  }

  /** Whether it was given from outside, and not empty. */
  isGiven(name: string): boolean {
    const given = Object.hasOwn(this.variables, name) ? this.variables[name] : undefined;
    return given !== undefined && clearOf(given) !== "";
  }

  set(name: string, value: Value, at?: string): void {
    if (at !== undefined && this.isGiven(name) && !this.#isGivenAs(name, value)) this.overwritten.push({ name, at });
    this.#removed.delete(name);
    if (value === null) this.#removed.add(name);
    if (value === null) this.#values.delete(name);
    else this.#values.set(name, value);
  }

  #isGivenAs(name: string, value: Value): boolean {
    const given = this.variables[name];
    if (value instanceof Unknown) return value.id === `$${name}`;
    return given !== undefined && value instanceof Str && clearOf(given) === value.clear;
  }

  names(): string[] {
    return [...this.#values.keys()];
  }
}

function clearOf(variable: Variable): string | undefined {
  if (typeof variable === "string") return variable;
  return "reveal" in variable ? variable.reveal() : undefined;
}

function variableValue(name: string, variable: Variable): Value {
  const origin = { kind: "env", name };
  if (typeof variable === "string") return new Str(Text.of(variable, { origin }));
  // A text of another copy of the package is taken over as it is.
  if ("reveal" in variable) return new Str(Text.of(variable.reveal(), { secret: variable.isSecret, origin }));
  return new Unknown(`$${name}`, variable.unknown, { what: `$${name}` });
}
