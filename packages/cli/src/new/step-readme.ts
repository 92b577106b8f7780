import { type AdapterTemplate, stepInputs } from "./adapter-source.js";
import type { Kinds } from "./kinds.js";

const whatOf: Readonly<Record<Kinds, string>> = {
  "api-key": "an API key of App Store Connect: that",
  "apple-id": "an Apple ID: that",
  both: "Apple credentials: those",
};

const APPLE_ID = `
An Apple ID in the inputs is \`apple_id\` and one of the two passwords; half of one stops the step. An API key is not looked at, wherever it is.`;

/** `README.md` of a new step. */
export function stepReadme({ names, kinds, tool, repository }: AdapterTemplate): string {
  const rows = stepInputs(kinds).map(
    ({ key, title, sensitive }) => `| \`${key}\` | ${title}${sensitive ? " (sensitive)" : ""} |`,
  );
  return `# ${names.title}

A Bitrise step that runs \`${tool}\` with ${whatOf[kinds]} of its inputs, or of the account that is connected to the app.

\`\`\`yaml
- git::https://github.com/${repository}.git@1.0.0:
    inputs:
    - connection: automatic
\`\`\`

## Inputs

| input | holds |
|---|---|
${rows.join("\n")}

Inputs that are set override the connected account; \`connection: "off"\` (in quotes) leaves the account out.${
    kinds === "apple-id" ? APPLE_ID : ""
  }

## Working on it

\`\`\`sh
npm install
npm test              # what every adapter must do, the step with a fake tool, step.yml
npm run typecheck
npm run build         # writes dist, which Bitrise runs: commit it
npm run preview       # what the step of bitrise.yml would get, and why
\`\`\`

| file | holds |
|---|---|
| \`step.yml\` | what Bitrise shows: the inputs, their titles and defaults |
| \`src/adapter.ts\` | which credentials the step takes, and what it hands to its tool |
| \`src/step.ts\` | what the step does |

A release is a tag such as \`1.0.0\`. One that changes the inputs adds an entry to the catalogue in \`src/adapter.ts\`.
`;
}
