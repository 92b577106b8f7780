import { Text } from "@stepauth/text";
import { type LaneAction, type LaneAnswer, type LaneUpload, UNKNOWN } from "./answer.js";

/** An action of the merged answer, and in how many of the walks it was reached. */
interface Merged {
  readonly action: LaneAction;
  readonly walks: number;
}

/** One answer for all ways that a lane may go: what differs between them is unknown. */
export function merged(answers: readonly LaneAnswer[]): LaneAnswer {
  const [first, ...others] = answers;
  if (!first) return { outcome: UNKNOWN, why: UNKNOWN, actions: [] };
  let actions: Merged[] = first.actions.map((action) => ({ action, walks: 1 }));
  for (const other of others) actions = together(actions, other.actions);
  const outcome = same(answers.map((answer) => answer.outcome)) ?? UNKNOWN;
  const whys = answers.map((answer) => answer.why);
  const why = same(whys) ?? (whys.some((each) => each !== undefined) ? UNKNOWN : undefined);
  const assumed = [...new Set(answers.flatMap((answer) => answer.assumed ?? []))];
  return {
    outcome,
    ...(assumed.length > 0 ? { assumed } : {}),
    ...(why === undefined ? {} : { why }),
    actions: actions.map(({ action, walks }) =>
      walks === answers.length && action.certain !== false ? action : { ...action, certain: false as const },
    ),
  };
}

function same<T>(values: readonly (T | undefined)[]): T | undefined {
  return values.every((value) => value === values[0]) ? values[0] : undefined;
}

/** Two lists as one: calls that are in both stay in order, what is in one only stands before the next common one. */
function together(left: readonly Merged[], right: readonly LaneAction[]): Merged[] {
  const lengths = commonLengths(left, right);
  const result: Merged[] = [];
  let [a, b] = [0, 0];
  while (a < left.length || b < right.length) {
    const [one, two] = [left[a], right[b]];
    if (one && two && isSameCall(one.action, two)) {
      result.push({ action: joined(one.action, two), walks: one.walks + 1 });
      a += 1;
      b += 1;
    } else if (one && (!two || (lengths[a + 1]?.[b] ?? 0) >= (lengths[a]?.[b + 1] ?? 0))) {
      result.push(one);
      a += 1;
    } else if (two) {
      result.push({ action: two, walks: 1 });
      b += 1;
    }
  }
  return result;
}

/** Longest common subsequences of the rests of both lists. */
function commonLengths(left: readonly Merged[], right: readonly LaneAction[]): number[][] {
  const lengths = Array.from({ length: left.length + 1 }, () => new Array<number>(right.length + 1).fill(0));
  for (let a = left.length - 1; a >= 0; a -= 1) {
    for (let b = right.length - 1; b >= 0; b -= 1) {
      const [row, below] = [lengths[a], lengths[a + 1]];
      const [one, two] = [left[a], right[b]];
      if (!row || !below || !one || !two) continue;
      row[b] = isSameCall(one.action, two) ? 1 + (below[b + 1] ?? 0) : Math.max(below[b] ?? 0, row[b + 1] ?? 0);
    }
  }
  return lengths;
}

function isSameCall(one: LaneAction, two: LaneAction): boolean {
  return one.action === two.action && one.as === two.as && one.at === two.at && one.lane === two.lane;
}

function joined(one: LaneAction, two: LaneAction): LaneAction {
  const { action, as, at, lane, certain } = one;
  const call = { action, ...(as === undefined ? {} : { as }), at, lane };
  const flag = certain === false || two.certain === false ? { certain: false as const } : {};
  if (one.result !== two.result) return { ...call, result: UNKNOWN, ...flag };
  const members = new Set([...Object.keys(one), ...Object.keys(two)]);
  const values: Record<string, unknown> = {};
  for (const member of members) {
    const [a, b] = [
      member in one ? one[member as keyof LaneAction] : null,
      member in two ? two[member as keyof LaneAction] : null,
    ];
    values[member] = member === "upload" ? joinedUpload(one.upload, two.upload) : isEqual(a, b) ? a : UNKNOWN;
  }
  return { ...values, ...call, result: one.result, ...flag };
}

function joinedUpload(
  one: LaneUpload | undefined,
  two: LaneUpload | undefined,
): LaneUpload | typeof UNKNOWN | undefined {
  if (!one || !two) return one || two ? UNKNOWN : undefined;
  if (one.uses !== two.uses) return UNKNOWN;
  const members = new Set([...Object.keys(one), ...Object.keys(two)]) as Set<keyof LaneUpload>;
  return Object.fromEntries(
    [...members].map((member) => [member, isEqual(one[member] ?? null, two[member] ?? null) ? one[member] : UNKNOWN]),
  ) as unknown as LaneUpload;
}

function isEqual(one: unknown, two: unknown): boolean {
  if (one instanceof Text && two instanceof Text) return one.reveal() === two.reveal();
  if (Array.isArray(one) && Array.isArray(two))
    return one.length === two.length && one.every((item, at) => isEqual(item, two[at]));
  return (one ?? null) === (two ?? null);
}
