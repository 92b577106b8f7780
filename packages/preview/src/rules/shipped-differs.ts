import { aloneValue, choice } from "@stepauth/core";
import { insertInput, replaceInput } from "../fix/edits.js";
import type { Finding } from "../model.js";
import { givenInput } from "./given.js";
import { isPlainKeyPath, keyPathFix } from "./key-path.js";
import type { AdviceRule, AppleStep } from "./rule.js";

/** Where the released step would take the connected account in place of the inputs, the value for the inputs alone makes them agree. */
export const shippedDiffers: AdviceRule = {
  about: "advice",
  code: "policy/shipped-differs",
  forBoth: true,
  advise: (finding, step, { leavesRepairs }) => {
    const { origin, method } = step.resolution;
    // With the inputs alone the released step would fail there.
    if (method === "api-key" && origin === "inputs" && isPlainKeyPath(step)) return plainPathFirst(finding, step);
    if (leavesRepairs) return {};
    const alone = aloneValue(step.version);
    const edit = alone !== null && isDecidedByIt(finding, step) ? editTo(step, alone) : null;
    if (alone === null || !edit || origin === null || method === null) return {};
    return { fix: { title: `write ${choice(step.version, alone)}`, edits: [edit], promises: { origin, method } } };
  },
};

function plainPathFirst({ input }: Finding, step: AppleStep): Pick<Finding, "help" | "fix"> {
  const { apiKeyPath, connection } = step.version.names;
  const fix = keyPathFix(step);
  const help = `Write \`${apiKeyPath}: file://...\` first: the released step can't read a plain path.`;
  return { ...(input === connection ? { help } : {}), ...(fix ? { fix } : {}) };
}

// The finding is about the input that chooses where that decides; a key path that the released step can't read is another matter.
function isDecidedByIt({ severity, input }: Finding, { resolution, released, version }: AppleStep): boolean {
  if (
    severity === "info" ||
    input !== version.names.connection ||
    resolution.status !== "resolved" ||
    resolution.origin !== "inputs"
  )
    return false;
  return released.status === "failed" || released.origin === "connection";
}

function editTo(step: AppleStep, value: string) {
  const key = step.version.names.connection ?? "";
  const given = givenInput(step, key);
  if (given) return given.converted.includes("$") ? null : replaceInput(step.sources, given, value);
  const first = step.inputs[0];
  return first ? insertInput(step.sources, first, key, value) : null;
}
