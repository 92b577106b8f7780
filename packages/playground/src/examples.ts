import bothMethods from "./examples/both-methods.yml?raw";
import olderVersions from "./examples/older-versions.yml?raw";
import overridden from "./examples/overridden.yml?raw";
import secretInClear from "./examples/secret-in-clear.yml?raw";
import signing from "./examples/signing.yml?raw";
import unquotedOff from "./examples/unquoted-off.yml?raw";

/** A file to look at. */
export interface Example {
  readonly id: string;
  readonly title: string;
  readonly yaml: string;
}

/** What the page offers, the first one first. */
export const examples: readonly [Example, ...Example[]] = [
  { id: "overridden", title: "Inputs and an account", yaml: overridden },
  { id: "unquoted-off", title: "An unquoted off", yaml: unquotedOff },
  { id: "both-methods", title: "Both methods, half a key", yaml: bothMethods },
  { id: "older-versions", title: "Older step versions", yaml: olderVersions },
  { id: "signing", title: "Steps that sign", yaml: signing },
  { id: "secret-in-clear", title: "A password in the file", yaml: secretInClear },
];
