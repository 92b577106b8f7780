import { stepsFile } from "../support.js";

/** Text that does something where it is not escaped: to a terminal, a CI log, Markdown and HTML. */
export const HOSTILE =
  "::set-env name=X::y \u202e <img src=x onerror=alert(1)> | `b` ](http://evil.invalid) ##[error] @all %0A";

/** A secret that stands in the file in clear. */
export const CANARY = "CANARY_password_7f3a";

/** A file with hostile titles, ids, names and values, and secrets among them. */
export const hostileFile = stepsFile(
  [
    "- fastlane@3:",
    `    title: ${JSON.stringify(`::set-output name=x::${HOSTILE}\n::error::in a line of its own`)}`,
    "    inputs:",
    `    - ? ${JSON.stringify(`${HOSTILE}\n::warning::in the key`)}`,
    "      : x",
    `    - password: ${CANARY}`,
    "    - apple_id: ci@tidepool.dev",
    "",
  ].join("\n"),
).replace("  deploy:", `  ${JSON.stringify(`::add-mask::${HOSTILE}`)}:`);
