import type { Text } from "@stepauth/text";
import type { EnvItem } from "../values/env-item.js";
import { expandValue, type Lookup, literalValue, MOST_BYTES } from "./expand-value.js";
import { EnvValue, type MayExist, type Origin } from "./value.js";

/** Something that sets a variable: an item of the file, or a value that is there already. */
export type ListEntry =
  | { readonly item: EnvItem }
  | { readonly name: string; readonly value: EnvValue; readonly bytes: number };

interface Slot {
  readonly at: number;
  /** Absent when the variable was removed. */
  readonly value: EnvValue | undefined;
  readonly previous: Slot | undefined;
}

/** A moment in the life of a scope. */
export interface Moment {
  readonly scope: Scope;
  readonly at: number;
}

/** How items are evaluated. */
export interface ScopeOptions {
  /** Called when a value would be longer than the CLI allows. */
  readonly onTooLong: (item: EnvItem) => void;
  /** The text of an item, with what of it is a secret in clear. */
  readonly literal: (item: EnvItem) => Text<never>;
  /** What evaluating may still cost, shared by all scopes of a run. When it is used up, nothing more is evaluated. */
  readonly budget: { left: number };
  /** Whether a variable that nothing sets may be set in the build by now. */
  readonly mayExist: MayExist;
  /** Finds what neither the list nor its parents know. */
  readonly fallback?: Lookup;
  /** Whether an item that does not say `is_expand` is expanded. */
  readonly expandsByDefault?: ((item: EnvItem) => boolean) | undefined;
  /** Whether `unset` removes a variable. On the way to a step it gets lost, so that there the item is one like any other. */
  readonly unsets?: boolean;
}

/**
 * The ordered list of variables, evaluated from the top: each item sees what stands before it. Evaluating the list anew for
 * every step gives the same as going on where the last step stopped, so that is what this does. Every earlier moment
 * stays readable, because a variable keeps its former values.
 */
export class Scope {
  /** The list itself, for those who must evaluate it on another base. */
  readonly entries: ListEntry[] = [];
  /** The last item that names the folder to run steps in. The CLI takes it as it is written. */
  folder: EnvItem | undefined;
  /** Some item says `unset`. */
  hasUnset: boolean;
  private readonly slots = new Map<string, Slot>();
  private total: number;

  constructor(
    readonly parent: Moment | Lookup,
    private readonly options: ScopeOptions,
  ) {
    this.total = "scope" in parent ? parent.scope.bytes : 0;
    this.folder = "scope" in parent ? parent.scope.folder : undefined;
    this.hasUnset = "scope" in parent && parent.scope.hasUnset;
  }

  /** Bytes of all values of the list, parents' included, as the CLI counts them. */
  get bytes(): number {
    return this.total;
  }

  /** How the texts of items are read. */
  get literal(): ScopeOptions["literal"] {
    return this.options.literal;
  }

  get mayExist(): MayExist {
    return this.options.mayExist;
  }

  get expandsByDefault(): ScopeOptions["expandsByDefault"] {
    return this.options.expandsByDefault;
  }

  now(): Moment {
    return { scope: this, at: this.entries.length };
  }

  append(entry: ListEntry): void {
    this.entries.push(entry);
    if (!("item" in entry)) {
      this.total += entry.bytes;
      this.set(entry.name, entry.value);
      return;
    }
    const { item } = entry;
    this.total += item.bytes;
    if (item.key === "BITRISE_SOURCE_DIR" && item.text !== "") this.folder = item;
    if (this.options.budget.left <= 0) return;
    if (item.options.skipIfEmpty === true && item.text === "") return;
    const isRemoval = item.options.unset === true;
    this.hasUnset ||= isRemoval;
    this.set(item.key, isRemoval && this.options.unsets === true ? undefined : this.evaluate(item));
  }

  appendItems(items: readonly EnvItem[]): void {
    for (const item of items) this.append({ item });
  }

  get(name: string): EnvValue | undefined {
    const slot = this.slots.get(name);
    return slot === undefined ? this.inherited(name) : slot.value;
  }

  /** The variable at an earlier moment. */
  getAt(name: string, at: number): EnvValue | undefined {
    const slot = this.slotAt(name, at);
    return slot === undefined ? this.inherited(name) : slot.value;
  }

  /** Names set by the list up to a moment, parents' included. */
  namesAt(at: number, into = new Set<string>()): Set<string> {
    if ("scope" in this.parent) this.parent.scope.namesAt(this.parent.at, into);
    for (const name of this.slots.keys()) if (this.slotAt(name, at) !== undefined) into.add(name);
    return into;
  }

  private evaluate(item: EnvItem): EnvValue {
    const secret = isSecretItem(item);
    const origin: Origin = { kind: item.origin, name: item.key, at: item };
    if (item.bytes > MOST_BYTES) return this.tooLong(item, origin);
    this.options.budget.left -= 16;
    const expands = item.options.isExpand ?? this.options.expandsByDefault?.(item) ?? true;
    const raw = { text: this.options.literal(item), secret, isComputed: false, origin };
    if (!expands) return literalValue(raw);
    const value = expandValue(raw, (name) => this.get(name), this.options.mayExist);
    if (value === undefined) return this.tooLong(item, origin);
    this.options.budget.left -= value.text.reveal().length;
    return value;
  }

  private tooLong(item: EnvItem, origin: Origin): EnvValue {
    this.options.onTooLong(item);
    return EnvValue.unknown(origin);
  }

  private set(name: string, value: EnvValue | undefined): void {
    this.slots.set(name, { at: this.entries.length, value, previous: this.slots.get(name) });
  }

  private slotAt(name: string, at: number): Slot | undefined {
    let slot = this.slots.get(name);
    while (slot !== undefined && slot.at > at) slot = slot.previous;
    return slot;
  }

  private inherited(name: string): EnvValue | undefined {
    const found = "scope" in this.parent ? this.parent.scope.getAt(name, this.parent.at) : this.parent(name);
    return found ?? this.options.fallback?.(name);
  }
}

/** Whether an item is a secret by where it stands, or as it says itself. */
export function isSecretItem({ origin, options }: EnvItem): boolean {
  return origin === "secret" || options.isSensitive === true;
}
