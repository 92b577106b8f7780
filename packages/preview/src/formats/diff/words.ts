import type { AccountFacts } from "../../model.js";
import { type OutcomeName, outcomeWords } from "../../outcomes/outcome.js";
import type { DiffReport, DiffSideReport, StepChangeReport } from "../../report/diff.js";
import type { ShownResolution } from "../../report/resolution.js";
import type { StepReport } from "../../report/step.js";
import { credentialWords } from "../credentials.js";
import { plural } from "../summary.js";
import { whyOf } from "../why.js";
import { handedWords } from "./handed.js";

/** A line about what was, or is: its label, and the words behind it. */
export interface ChangeLine {
  readonly label: string;
  readonly words: string;
  readonly side: "before" | "after" | "both";
}

/** What is compared, in one line: what both sides have in common is said once. */
export function sidesInWords({ before, after }: DiffReport): string {
  const facts = [
    sides(before.file, after.file),
    `context ${sides(before.context, after.context)}`,
    `account ${sides(accountInWords(before.account), accountInWords(after.account))}`,
    ...(before.policy === after.policy ? [] : [`policy ${sides(before.policy, after.policy)}`]),
    ...versionWords(before, after),
  ];
  return facts.join(" · ");
}

function versionWords({ versions: a }: DiffSideReport, { versions: b }: DiffSideReport): string[] {
  const asWritten = (all: readonly string[]) => (all.length === 0 ? "as written" : all.join(", "));
  return a.length + b.length === 0 ? [] : [`versions ${sides(asWritten(a), asWritten(b))}`];
}

function accountInWords({ source, kinds = [] }: AccountFacts): string {
  return source === "assumed" ? `assumed (${kinds.join(" and ")})` : source;
}

function sides(before: string, after: string): string {
  return before === after ? before : `${before} → ${after}`;
}

/** How a step is called: that of both sides, where they differ. */
export function stepInWords({ before, after }: StepChangeReport): string {
  const name = (step: StepReport) => `${step.step} ${step.version}`;
  if (before && after && before.step === after.step) return `${after.step} ${sides(before.version, after.version)}`;
  return [before, after]
    .filter((step) => step !== null)
    .map(name)
    .join(" → ");
}

/** What became of the steps, in a sentence. */
export function countsInWords({ counts }: DiffReport): string {
  const { same, changed, added, removed } = counts;
  const all = same + changed + added + removed;
  if (all === 0) return "Nothing changes: there is no step that talks to Apple.";
  if (all === same) return `Nothing changes for ${plural(all, "Apple step")}.`;
  const parts = Object.entries({ changed, added, removed }).filter(([, count]) => count > 0);
  return `${plural(all, "Apple step")}: ${[...parts, ["the same", same]].map(([what, count]) => `${count} ${what}`).join(", ")}.`;
}

/** What was and what is, and why: the lines about a step. */
export function changeInWords(change: StepChangeReport, report: DiffReport): readonly ChangeLine[] {
  const { before, after, parts } = change;
  if (before === null || after === null) return lonely(change, report);
  const lines = [...outcomeLines(change, report)];
  if (parts.includes("runs"))
    lines.push({ label: "runs", words: `${RUNS[String(before.runs)]} → ${RUNS[String(after.runs)]}`, side: "both" });
  if (parts.includes("handedOn")) lines.push({ label: "hands on", words: handedWords(before, after), side: "both" });
  return lines;
}

const RUNS: Readonly<Record<string, string>> = { true: "yes", false: "no", unknown: "if the build says so" };

function lonely({ before, after }: StepChangeReport, report: DiffReport): readonly ChangeLine[] {
  const [step, side] = after === null ? [before, "before" as const] : [after, "after" as const];
  return (step?.outcomes ?? []).map(({ outcome, resolution }) => ({
    label: label(side === "before" ? "was" : "is", outcomeWords[outcome]),
    words: outcomeInWords(resolution, report[side].account),
    side,
  }));
}

function outcomeLines(change: StepChangeReport, report: DiffReport): readonly ChangeLine[] {
  const { before, after, parts } = change;
  if (before === null || after === null) return [];
  const isOne = before.outcomes.length === 1 && after.outcomes.length === 1;
  const names: readonly OutcomeName[] = isOne
    ? parts.includes("released") || parts.includes("resolution")
      ? ["released"]
      : []
    : [
        ...(parts.includes("released") ? (["released"] as const) : []),
        ...(parts.includes("resolution") ? (["documented"] as const) : []),
      ];
  return names.flatMap((name) => {
    const [old, now] = [resolutionOf(before, name), resolutionOf(after, name)];
    const where = isOne ? "" : outcomeWords[name];
    const [was, is] = [outcomeInWords(old, report.before.account), outcomeInWords(now, report.after.account)];
    return [
      { label: label("was", where), words: was, side: "before" as const },
      {
        label: label("is", where),
        words: was === is ? `${is} (another one, or another secret)` : is,
        side: "after" as const,
      },
    ];
  });
}

function label(verb: string, where: string): string {
  return where === "" ? verb : `${verb} ${where}`;
}

function resolutionOf(step: StepReport, name: OutcomeName): ShownResolution {
  return name === "released" ? step.released : step.resolution;
}

/** What a step gets, from where, and why. */
export function outcomeInWords(resolution: ShownResolution, account: AccountFacts): string {
  const { kind, which, from } = credentialWords(resolution, account);
  const what = [kind, which].filter((word) => word !== "").join(" ");
  return `${from === "" ? what : `${what}, ${from}`}: ${whyOf(resolution)}`;
}
