import type { AdapterTemplate } from "./adapter-source.js";

/** `src/main.ts`: what Bitrise runs. */
export const mainSource = `import { StepAuthError } from "@stepauth/core";
import { step } from "./step.js";

try {
  process.exitCode = await step(process.env);
} catch (error) {
  // A StepAuthError never holds a secret, and says what to do.
  const isKnown = error instanceof StepAuthError;
  console.error(isKnown ? \`\${error.message} (\${error.code})\\n\${error.help ?? ""}\` : error);
  process.exitCode = 1;
}
`;

/** `src/step.ts`: credentials, then the tool. */
export function stepSource({ names, tool }: AdapterTemplate): string {
  const [program = "", ...words] = tool.split(" ");
  const args = [...words.map((word) => JSON.stringify(word)), 'env.file_path ?? ""', "...auth.args"].join(", ");
  return `import { spawn } from "node:child_process";
import { once } from "node:events";
import { ${names.camel} } from "./adapter.js";

/** Runs the tool with the credentials of the step. Returns its exit code. */
export async function step(env: Readonly<Record<string, string | undefined>>): Promise<number> {
  // Key files are there until the end of this function.
  await using auth = await ${names.camel}.fromEnv(env, { log: ({ message }) => console.log(message) });

  const args = [${args}];
  const child = spawn("${program}", args, { stdio: "inherit", env: auth.environment(env) });
  const [code] = await once(child, "exit");
  return code ?? 1;
}
`;
}

/** \`step.sh\`: Bitrise starts it. */
export const stepSh = `#!/usr/bin/env bash
# Bitrise starts this file. The step itself is in dist, which \`npm run build\` writes; commit it.
set -euo pipefail
here="$(cd "$(dirname "\${BASH_SOURCE[0]}")" && pwd)"
exec node "$here/dist/main.js"
`;
