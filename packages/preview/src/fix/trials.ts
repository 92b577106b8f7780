import type { Candidate } from "./candidates.js";

/** What came of a fix: `untried` is one that others, which stand in its way, were preferred to. */
export type Verdict = "safe" | "untried" | { readonly why: string };

/** Makes fixes, and says which could be made together, and which steps are worse off, by their positions. */
export type Trial = (
  candidates: readonly Candidate[],
) => Promise<{ readonly made: ReadonlySet<Candidate>; readonly harms: ReadonlyMap<number, string> }>;

// A step has few fixes. Each more costs another look at the file.
const MOST_TRIALS = 6;

/**
 * Finds out which fixes do no harm. All are tried at once; of those that touch a step which is worse off then, one a step
 * is tried on top of the others, and so on, so that the number of trials does not grow with the file.
 */
export async function verdictsOf(
  candidates: readonly Candidate[],
  trial: Trial,
): Promise<ReadonlyMap<string, Verdict>> {
  const verdicts = new Map<string, Verdict>();
  const first = await trial(candidates);
  const { made, harms } = first;
  const isSuspect = (candidate: Candidate) => !made.has(candidate) || harmDoneBy(candidate, harms) !== null;
  const stray = strayHarm(candidates, harms);
  const suspects = stray === null ? candidates.filter(isSuspect) : candidates;
  const accepted = stray === null ? candidates.filter((candidate) => !isSuspect(candidate)) : [];
  for (const { key } of accepted) verdicts.set(key, "safe");
  const rounds = oneAStep(suspects);
  for (const { key } of rounds.slice(MOST_TRIALS).flat()) verdicts.set(key, "untried");
  for (const round of rounds.slice(0, MOST_TRIALS)) {
    // Where all were suspects, and none is for the step of another, this is what was tried at first.
    const isFirst = accepted.length + round.length === candidates.length;
    const tried = isFirst ? first : await trial([...accepted, ...round]);
    const shared = strayHarm(round, tried.harms);
    for (const candidate of round) {
      const why = harmDoneBy(candidate, tried.harms) ?? shared;
      const verdict = tried.made.has(candidate) ? (why === null ? "safe" : { why }) : "untried";
      verdicts.set(candidate.key, verdict);
      if (verdict === "safe") accepted.push(candidate);
    }
  }
  return verdicts;
}

function harmDoneBy({ steps }: Candidate, harms: ReadonlyMap<number, string>): string | null {
  for (const step of steps) {
    const harm = harms.get(step);
    if (harm !== undefined) return harm;
  }
  return null;
}

/** The harm of a step that none of the fixes is for. */
function strayHarm(candidates: readonly Candidate[], harms: ReadonlyMap<number, string>): string | null {
  const touched = new Set(candidates.flatMap(({ steps }) => [...steps]));
  for (const [step, harm] of harms) if (!touched.has(step)) return harm;
  return null;
}

/** Puts fixes into rounds, in their order, so that no two of a round are for the same step. */
function oneAStep(candidates: readonly Candidate[]): readonly (readonly Candidate[])[] {
  const rounds: Candidate[][] = [];
  const next = new Map<number, number>();
  for (const candidate of candidates) {
    const at = Math.max(...[...candidate.steps].map((step) => next.get(step) ?? 0));
    for (const step of candidate.steps) next.set(step, at + 1);
    rounds[at] = [...(rounds[at] ?? []), candidate];
  }
  return rounds;
}
