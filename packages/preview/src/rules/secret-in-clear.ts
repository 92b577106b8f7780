import type { Location } from "@stepauth/workflow";
import type { Finding } from "../model.js";
import { named } from "../text/named.js";
import { clearBehind, clearInputs, clearKeys, clearVariables, markedInputs } from "./clear-secrets.js";
import type { AppleStepRule, FileRule, OtherStepRule } from "./rule.js";

/** A password, or another secret, as the value of a step's input or of a variable behind it. */
export const secretInInput: AppleStepRule = {
  about: "apple-step",
  code: "secret/in-clear",
  check: (step, { variables }) => [
    ...clearInputs(step).map(({ input }) => finding(`${named(input.key)} holds`, input.location, input.key)),
    ...clearBehind(step, variables).map(({ item }) => finding(`${named(item.key)} holds`, item.keyNode.location)),
  ],
};

/** An input of any other step that the file itself marks as sensitive. */
export const secretInOtherStep: OtherStepRule = {
  about: "other-step",
  code: "secret/in-clear",
  check: (step) =>
    markedInputs(step).map(({ input }) => finding(`${named(input.key)} holds`, input.location, input.key)),
};

/** A secret as the value of a variable, or a private key anywhere in the file. */
export const secretInFile: FileRule = {
  about: "file",
  code: "secret/in-clear",
  check: (variables) => [
    ...clearVariables(variables).map(({ item }) => finding(`${named(item.key)} holds`, item.keyNode.location)),
    ...clearKeys(variables).map(({ location }) => finding("A private key is", location)),
  ],
};

function finding(what: string, location: Location, input?: string): Finding {
  const message = what.endsWith(" is")
    ? `${what} written in the file, where everybody who can read the repository finds it.`
    : `${what} a secret in clear, where everybody who can read the repository finds it.`;
  const help =
    "Make it a Secret of the app on Bitrise and write `$NAME` here. Replace it with Apple, too: it stays in the history of the repository.";
  return { code: "secret/in-clear", severity: "warning", message, help, location, ...(input ? { input } : {}) };
}
