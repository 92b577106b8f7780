import { type AdapterTemplate, stepInputs } from "./adapter-source.js";

/** `README.md` of a new step. */
export function stepReadme({ names, kinds, tool, repository }: AdapterTemplate): string {
  const rows = stepInputs(kinds).map(
    ({ key, title, sensitive }) => `| \`${key}\` | ${title}${sensitive ? " (sensitive)" : ""} |`,
  );
  return `# ${names.title}

A Bitrise step that runs \`${tool}\` with Apple credentials: those of its inputs, or of the account that is connected to the app.

\`\`\`yaml
- git::https://github.com/${repository}.git@1.0.0:
    inputs:
    - connection: automatic
\`\`\`

## Inputs

| input | holds |
|---|---|
${rows.join("\n")}

Inputs that are set override the connected account; \`connection: "off"\` (in quotes) leaves the account out.

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
