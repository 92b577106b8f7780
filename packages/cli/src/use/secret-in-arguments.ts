import type { Diagnostic } from "@stepauth/core";

/** A warning about a secret that stands on our own command line. */
export function secretInArguments(key: string): Diagnostic {
  return {
    code: "inputs/secret-in-arguments",
    severity: "warning",
    message: `The value of \`${key}\` stands in the command's arguments, where every process of this machine can read it.`,
    help: `Use --input ${key}=@env:NAME, --input ${key}=@file:PATH or --input ${key}=@- instead.`,
    input: key,
  };
}
