import { removeInputs } from "../fix/remove.js";
import { listed } from "../text/listed.js";
import { givenInput } from "./given.js";
import type { AdviceRule, AppleStep } from "./rule.js";

/** Inputs that `connection` rules out, whatever is connected: they can go, all of them at once. */
export const unusedInputs: AdviceRule = {
  about: "advice",
  code: "inputs/unused",
  advise: (_finding, step) => {
    const keys = unusedKeys(step);
    const unused = step.inputs.filter(({ key, overridden }) => !overridden && keys.has(key));
    const edits = isRuledOut(step) ? removeInputs(step.sources, unused) : null;
    return edits ? { fix: { title: `remove ${listed(unused.map(({ key }) => `\`${key}\``))}`, edits } } : {};
  },
};

function unusedKeys({ resolution }: AppleStep): ReadonlySet<string | undefined> {
  return new Set(resolution.diagnostics.filter(({ code }) => code === "inputs/unused").map(({ input }) => input));
}

function isRuledOut(step: AppleStep): boolean {
  const { plan, names } = step.version;
  const given = givenInput(step, names.connection)?.converted;
  const chosen = plan.values.find(({ value }) => value === given);
  const places = [...(chosen?.shipped ?? []), ...(chosen?.["inputs-first"] ?? [])];
  return places.length > 0 && places.every((place) => place.startsWith("connection "));
}
