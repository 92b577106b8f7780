import { insertInput, replaceInput } from "../fix/edits.js";
import type { Finding } from "../model.js";
import { givenInput } from "./given.js";
import type { AdviceRule, AppleStep } from "./rule.js";

/** Where the released step would take the connected account in place of the inputs, `connection: "off"` makes them agree. */
export const shippedDiffers: AdviceRule = {
  about: "advice",
  code: "policy/shipped-differs",
  advise: (finding, step) => {
    const edit = isDecidedByOff(finding, step) ? offEdit(step) : null;
    return edit ? { fix: { title: 'write `connection: "off"`', edits: [edit] } } : {};
  },
};

// The finding is about `connection` where that decides; a key path that the released step can't read is another matter.
function isDecidedByOff({ severity, input }: Finding, { resolution, released, version }: AppleStep): boolean {
  const takesOff = version.connectionValues?.includes("off") === true;
  if (
    severity === "info" ||
    input !== version.names.connection ||
    !takesOff ||
    resolution.status !== "resolved" ||
    resolution.origin !== "inputs"
  )
    return false;
  return released !== null && (released.status === "failed" || released.origin === "connection");
}

function offEdit(step: AppleStep) {
  const key = step.version.names.connection ?? "";
  const given = givenInput(step, key);
  if (given) return given.converted.includes("$") ? null : replaceInput(step.sources, given, "off");
  const first = step.inputs[0];
  return first ? insertInput(step.sources, first, key, "off") : null;
}
