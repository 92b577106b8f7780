import type { Location } from "@stepauth/workflow";
import type { Finding } from "../model.js";
import { named } from "../text/named.js";
import {
  clearAssignments,
  clearBehind,
  clearKeys,
  clearVariables,
  readableInputs,
  WORTH_A_LOOK,
} from "./clear-secrets.js";
import type { AppleStepRule, FileRule, OtherStepRule } from "./rule.js";

/** A password, or another secret, as the value of a step's input or of a variable behind it. */
export const secretInInput: AppleStepRule = {
  about: "apple-step",
  by: "file",
  code: "secret/in-clear",
  check: (step, { variables }) => [
    ...step.clear.map(({ input }) => valueFinding(input.key, input.location, input.key)),
    ...clearBehind(step, variables).map(({ item }) => valueFinding(item.key, item.keyNode.location)),
  ],
};

/** A password, or an address with one in it, as an input of any other step, and what the file itself marks as sensitive. */
export const secretInOtherStep: OtherStepRule = {
  about: "other-step",
  code: "secret/in-clear",
  worth: WORTH_A_LOOK,
  check: (step) => readableInputs(step).map(({ input }) => valueFinding(input.key, input.location, input.key)),
};

/** A secret as the value of a variable, in a script too, or a private key anywhere in the file. */
export const secretInFile: FileRule = {
  about: "file",
  code: "secret/in-clear",
  check: (variables) => [
    ...clearVariables(variables).map(({ item }) => valueFinding(item.key, item.keyNode.location)),
    ...clearAssignments(variables).map(({ key, location }) => valueFinding(key, location)),
    ...clearKeys(variables).map(({ location }) => keyFinding(location)),
  ],
};

const READABLE = "where everybody who can read the repository finds it";
const HISTORY = "it stays in the history of the repository";

function valueFinding(key: string, location: Location, input?: string): Finding {
  const message = `${named(key)} holds a secret in clear, ${READABLE}.`;
  const help = `Make it a Secret of the app on Bitrise, and write \`$NAME\` here. Change the secret itself, too: ${HISTORY}.`;
  return { code: "secret/in-clear", severity: "warning", message, help, location, ...(input ? { input } : {}) };
}

function keyFinding(location: Location): Finding {
  const message = `A private key is written in the file, ${READABLE}.`;
  const help = `Keep it in the file storage of the app on Bitrise. Revoke it and make another, too: ${HISTORY}.`;
  return { code: "secret/in-clear", severity: "warning", message, help, location };
}
