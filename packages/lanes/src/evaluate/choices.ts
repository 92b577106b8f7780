import type { Unknown } from "../value/unknown.js";

/** What was done at a condition that only the run can tell: one way, or both where neither left a trace. */
export interface Choice {
  readonly condition: string;
  way: "yes" | "no" | "both";
  /** The way that is written first. */
  readonly first: "yes" | "no";
}

/**
 * The ways that one walk through a program takes where only the run can tell, and those that are left for other walks.
 * What depends on the same unknown goes the same way, and where neither way leaves a trace, both are taken in one walk.
 */
export class Choices {
  readonly taken: Choice[] = [];
  readonly left: Choice[][] = [];
  readonly #planned: readonly Choice[];
  readonly #decided = new Map<string, boolean>();
  /** How often nobody could tell which way to go. */
  unknowns = 0;
  /** Counts what leaves a trace: assignments, changes, actions. */
  #traces = 0;

  constructor(planned: readonly Choice[] = []) {
    this.#planned = planned;
  }

  /** Something was changed that can be seen later. */
  touch(): void {
    this.#traces += 1;
  }

  /** Goes one way, and leaves the other for another walk. */
  choose(unknown: Unknown): boolean {
    const { condition, isOpposite } = plain(unknown);
    const decided = this.#decided.get(condition);
    if (decided !== undefined) return decided !== isOpposite;
    this.unknowns += 1;
    this.touch();
    const planned = this.#planned[this.taken.length];
    const way = planned?.way === "no" ? "no" : "yes";
    if (planned === undefined) this.left.push([...this.#past(), { condition, way: "no", first: "yes" }]);
    this.taken.push({ condition, way, first: "yes" });
    this.#decided.set(condition, way === "yes");
    return (way === "yes") !== isOpposite;
  }

  /** Does the one or the other, or both where neither leaves a trace: then `join` makes one value of two. */
  branch<T>(unknown: Unknown, onTrue: () => T, onFalse: () => T, join: (yes: T, no: T) => T): T {
    const { condition, isOpposite } = plain(unknown);
    const decided = this.#decided.get(condition);
    if (decided !== undefined) return decided !== isOpposite ? onTrue() : onFalse();
    this.unknowns += 1;
    const [yes, no] = isOpposite ? [onFalse, onTrue] : [onTrue, onFalse];
    const planned = this.#planned[this.taken.length];
    const choice: Choice = { condition, way: planned?.way ?? "yes", first: isOpposite ? "no" : "yes" };
    const before = this.#past();
    this.taken.push(choice);
    if (choice.way === "no") return this.#assuming(condition, false, no);
    if (planned?.way === "yes") return this.#assuming(condition, true, yes);
    const joined = (a: T, b: T) => (isOpposite ? join(b, a) : join(a, b));
    return this.#both(choice, before, yes, no, joined);
  }

  #both<T>(choice: Choice, before: Choice[], yes: () => T, no: () => T, join: (yes: T, no: T) => T): T {
    const isPlanned = this.#planned.length > before.length;
    const { condition } = choice;
    const traces = this.#traces;
    let first: T;
    try {
      first = this.#assuming(condition, true, yes);
    } catch (signal) {
      this.left.push([...before, { ...choice, way: "no" }]);
      throw signal;
    }
    if (this.#traces !== traces) {
      this.left.push([...before, { ...choice, way: "no" }]);
      return first;
    }
    const inFirst = isPlanned ? [] : this.taken.splice(before.length + 1);
    choice.way = isPlanned ? "both" : "no";
    let isLeft = true;
    try {
      const second = this.#assuming(condition, false, no);
      if (this.#traces !== traces) return second;
      isLeft = false;
      if (!isPlanned) this.taken.splice(before.length + 1, 0, ...inFirst);
      choice.way = "both";
      this.#decided.delete(condition);
      return join(first, second);
    } finally {
      if (isLeft && !isPlanned) this.left.push([...before, { ...choice, way: "yes" }]);
    }
  }

  #assuming<T>(condition: string, way: boolean, action: () => T): T {
    this.#decided.set(condition, way);
    return action();
  }

  #past(): Choice[] {
    return this.taken.map((choice) => ({ ...choice }));
  }
}

function plain(unknown: Unknown): { condition: string; isOpposite: boolean } {
  let [at, isOpposite] = [unknown, false];
  while (at.opposite) [at, isOpposite] = [at.opposite, !isOpposite];
  return { condition: at.id, isOpposite };
}
