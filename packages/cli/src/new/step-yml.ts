import { type AdapterTemplate, stepInputs } from "./adapter-source.js";
import type { TemplateInput } from "./kinds.js";

/** The declaration of a step for Bitrise. */
export function stepYml({ names, kinds, tool, repository }: AdapterTemplate): string {
  return `title: ${names.title}
summary: Runs \`${tool}\` with Apple credentials.
description: |-
  Takes the credentials of the inputs, or of the account that is connected to the app, and runs \`${tool}\` with them.
website: https://github.com/${repository}
source_code_url: https://github.com/${repository}
support_url: https://github.com/${repository}/issues
project_type_tags:
- ios
- macos
- react-native
- flutter
type_tags:
- deploy
is_always_run: false
is_skippable: false
run_if: ""
toolkit:
  bash:
    entry_file: step.sh
inputs:
${stepInputs(kinds).map(input).join("")}`;
}

function input({ key, default: value, title, summary, required, sensitive, value_options }: TemplateInput): string {
  const options = value_options?.map((option) => `    - ${JSON.stringify(option)}\n`).join("") ?? "";
  return [
    `- ${key}: ${value === "" ? '""' : value}\n`,
    "  opts:\n",
    `    title: ${JSON.stringify(title)}\n`,
    `    summary: ${JSON.stringify(summary)}\n`,
    ...(required ? ["    is_required: true\n"] : []),
    ...(sensitive ? ["    is_sensitive: true\n"] : []),
    ...(options === "" ? [] : [`    value_options:\n${options}`]),
  ].join("");
}
