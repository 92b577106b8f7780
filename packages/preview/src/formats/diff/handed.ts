import type { StepReport } from "../../report/step.js";

/** How what a step hands to its tool in the build differs, by the names of the variables. */
export function handedWords({ released: before }: StepReport, { released: after }: StepReport): string {
  const [old, now] = [Object.keys(before.env), Object.keys(after.env)];
  const common = now.filter((name) => old.includes(name) && before.env[name] !== after.env[name]);
  const parts = [
    listed(
      "no longer",
      old.filter((name) => !now.includes(name)),
    ),
    listed(
      "now too",
      now.filter((name) => !old.includes(name)),
    ),
    listed("with another value", common),
    listed(
      "no longer removed",
      before.unsetEnv.filter((name) => !after.unsetEnv.includes(name)),
    ),
    listed(
      "now removed",
      after.unsetEnv.filter((name) => !before.unsetEnv.includes(name)),
    ),
  ].filter((part) => part !== "");
  return parts.length > 0 ? parts.join("; ") : "other arguments or files, with the same credentials";
}

function listed(what: string, names: readonly string[]): string {
  return names.length === 0 ? "" : `${what}: ${names.join(", ")}`;
}
