import type { InputField } from "@stepauth/core";
import type { Finding } from "../model.js";
import { givenInput } from "./given.js";
import type { AppleStep, AppleStepRule } from "./rule.js";
import { isAppPassword } from "./secret-shapes.js";

/** An app-specific password in the input for the Apple ID's own password, or something else in its own input. */
export const appPassword: AppleStepRule = {
  about: "apple-step",
  by: "file",
  code: "credentials/app-password-misplaced",
  check: (step) => [...inPassword(step), ...notOne(step)],
};

function inPassword(step: AppleStep): Finding[] {
  const { password, appPassword: own } = step.version.names;
  const value = knownValue(step, "password");
  // altool takes either in the same place.
  if (own === undefined || step.adapter.definition.tool?.name === "altool") return [];
  if (value === null || !isAppPassword(value)) return [];
  return [
    finding(step, "password", {
      message: `\`${password}\` holds an app-specific password; the step logs in with it, and Apple refuses that.`,
      help: `Put it into \`${own}\`, and the Apple ID's own password into \`${password}\`.`,
    }),
  ];
}

function notOne(step: AppleStep): Finding[] {
  const { password, appPassword: own } = step.version.names;
  const value = knownValue(step, "appPassword");
  if (value === null || value.trim() === "" || isAppPassword(value)) return [];
  return [
    finding(step, "appPassword", {
      message: `\`${own}\` holds no app-specific password: those are four groups of four letters.`,
      help: `Make one at account.apple.com. The Apple ID's own password belongs in \`${password}\`.`,
    }),
  ];
}

/** The text of an input; null when the build alone knows it, or parts of it. */
function knownValue({ planned, version }: AppleStep, field: InputField): string | null {
  const key = version.names[field] ?? "";
  const value = planned.input(key);
  return value === undefined || value.unresolved.length > 0 || value.text.isVeiled ? null : value.text.reveal();
}

function finding(
  step: AppleStep,
  field: "password" | "appPassword",
  words: Pick<Finding, "message" | "help">,
): Finding {
  const code = field === "password" ? "credentials/app-password-misplaced" : "credentials/app-password-form";
  const input = step.version.names[field] ?? "";
  const location = givenInput(step, input)?.location ?? step.planned.location;
  return { code, severity: "warning", ...words, location, input };
}
