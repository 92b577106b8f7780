import { type AdapterTemplate, stepInputs } from "../src/new/adapter-source.js";

/** `README.md` of a new adapter package. */
export function newAdapterReadme({ names, kinds, tool }: AdapterTemplate): string {
  const { id, camel } = names;
  const [program = "", ...words] = tool.split(" ");
  const args = [...words.map((word) => JSON.stringify(word)), "...auth.args"].join(", ");
  const inputs = stepInputs(kinds).map(({ key, title }) => `| \`${key}\` | ${title} |`);
  return `# @stepauth/${id}

Apple credentials for the Bitrise step \`${id}\`, which runs \`${tool}\`: from the step's inputs or the connected account.

<!-- not run: needs the npm registry -->

\`\`\`console
$ npm install @stepauth/${id}
\`\`\`

\`\`\`ts
import { spawn } from "node:child_process";
import { once } from "node:events";
import { ${camel} } from "@stepauth/${id}";

await using auth = await ${camel}.fromEnv();
const child = spawn("${program}", [${args}], { stdio: "inherit", env: auth.environment(process.env) });
process.exitCode = (await once(child, "exit"))[0] ?? 1;
\`\`\`

\`fromEnv\` reads the inputs and the connected account from the environment of the running step, chooses, and writes the files; they are
removed when \`auth\` is disposed. Without \`await using\` (JavaScript before Node 24) call \`auth.dispose()\` in a \`finally\`.

## Inputs

| input of the step | holds |
|---|---|
${inputs.join("\n")}

What overrides what: [precedence](../../docs/precedence.md).

## Outputs

| credentials | what the step hands on |
|---|---|
| API key | arguments \`--key FILE --key-id ID --issuer UUID\` |
${kinds === "both" ? "| Apple ID | `APPLE_ID`, `APPLE_PASSWORD`, `APPLE_APP_SPECIFIC_PASSWORD`, `FASTLANE_SESSION` |\n" : ""}
## Codes

All of them, with examples and fixes: [diagnostics](../../docs/diagnostics.md).

[MIT](../../LICENSE)
`;
}
