import { diagnosticCodes } from "@stepauth/core";
import { closest } from "../../suggest.js";
import { shown } from "../issues.js";
import type { Rule } from "./rule.js";

/** A code in `ignore` that does not exist ignores nothing: a typing mistake, or a code of another version. */
export const knownCodes: Rule = ({ config, at }) =>
  config.ignore.flatMap((code, index) => {
    if (Object.hasOwn(diagnosticCodes, code)) return [];
    const near = closest(code, Object.keys(diagnosticCodes));
    const help = near ? `Did you mean ${near}?` : "docs/diagnostics.md lists the codes.";
    const location = at(["ignore", index]);
    return [
      {
        code: "config/unknown-code",
        severity: "warning",
        message: `There is no diagnostic ${shown(code)}.`,
        help,
        location,
      },
    ];
  });
