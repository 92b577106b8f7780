import { authInputs, type Kinds, type TemplateInput, takesApiKey, takesAppleId } from "./kinds.js";
import type { Names } from "./names.js";
import { rowsSource } from "./rows-source.js";
import { appleIdHandsOf, handsOf, toolName } from "./tool-hands.js";

/** What an adapter is written from; the same for a step of one's own and for a package of this repository. */
export interface AdapterTemplate {
  readonly names: Names;
  readonly kinds: Kinds;
  /** The command that the step runs, as words. */
  readonly tool: string;
  /** `owner/name` on GitHub. */
  readonly repository: string;
  /** A package reads its rows from the generated table and its catalogue from a file; a step has both in the source. */
  readonly inRepository: boolean;
}

/** The inputs of the first version: authentication, and what the step works on. */
export function stepInputs(kinds: Kinds): TemplateInput[] {
  return [
    ...authInputs(kinds),
    {
      key: "file_path",
      default: "$BITRISE_IPA_PATH",
      title: "File",
      summary: "What the tool works on.",
      required: true,
    },
  ];
}

/** The catalogue of the first version. */
export function catalogueOf(kinds: Kinds) {
  const inputs = stepInputs(kinds).map(({ title: _, summary: __, ...input }) => input);
  return [{ from: "1.0.0", to: "1.0.0", versions: ["1.0.0"], inputs }];
}

/** The source of the adapter. */
export function adapterSource(template: AdapterTemplate): string {
  const { names, kinds, tool, repository, inRepository } = template;
  const hands = handsOf(tool);
  return `${imports(template)}
${inRepository ? "" : `${rowsSource(template)}\n${catalogue(kinds)}\n`}
/** Apple credentials for the step \`${names.id}\`, which runs \`${tool}\`. */
export const ${names.camel} = defineStepAdapter({
  name: "${names.id}",
  step: "${names.id}",
  authTypes: ${inRepository ? tableRows(names) : "rows"},
  catalogue${inRepository ? ": catalogue as Catalogue<InputKey>" : ""},
  repositories: ["${repository}"],
  tool: { name: "${toolName(tool)}", commands: ["${tool}"]${traits(template)} },
  inputs: {${takesApiKey(kinds) ? API_KEY_INPUTS : ""}${takesAppleId(kinds) ? APPLE_ID_INPUTS : ""}
  },
${rules(template)}  hands: {
    // Secrets are never arguments: every process of the machine can read those. ${whereSecretsAre(kinds)}${
      takesApiKey(kinds) ? `\n    "api-key": ${hands.apiKey},` : ""
    }${takesAppleId(kinds) ? `\n    "apple-id": ${appleIdHandsOf(tool).handover},` : ""}
  },
});
`;
}

function traits({ kinds, tool }: AdapterTemplate): string {
  const ofKey = takesApiKey(kinds) ? handsOf(tool).traits : undefined;
  const ofAppleId = takesAppleId(kinds) ? appleIdHandsOf(tool).traits : undefined;
  return `${ofAppleId ?? ""}${ofKey ?? ""}`;
}

function rules({ kinds, tool }: AdapterTemplate): string {
  const source = takesAppleId(kinds) ? appleIdHandsOf(tool).rules : undefined;
  return source === undefined ? "" : `  rules: ${source},\n`;
}

function whereSecretsAre(kinds: Kinds): string {
  return takesApiKey(kinds)
    ? "The key itself is in a file."
    : "A password is in a\n    // variable, whose name may be one.";
}

function imports({ inRepository, kinds, names, tool }: AdapterTemplate): string {
  const parts = takesApiKey(kinds) && handsOf(tool).namesKeyFile ? "field, keyFile" : "field";
  return inRepository
    ? `import { type Catalogue, defineStepAdapter, ${parts}, ${tableRows(names)} } from "@stepauth/core";
import catalogue from "./catalogue.json" with { type: "json" };
import type { InputKey } from "./input-keys.js";`
    : `import { type AuthTypeRow, type Catalogue, ${kinds === "apple-id" ? "type ConnectionPlan" : "connectionPlans"}, defineStepAdapter, ${parts} } from "@stepauth/core";`;
}

/** As `packages/core/generate/auth-types.ts` calls them. */
export function tableRows({ camel }: Names): string {
  return `${camel}AuthTypes`;
}

const API_KEY_INPUTS = `
    apiKeyPath: "api_key_path",
    apiIssuer: "api_issuer",`;

const APPLE_ID_INPUTS = `
    appleId: "apple_id",
    password: "password",
    appPassword: "app_password",`;

function catalogue(kinds: Kinds): string {
  const [range] = catalogueOf(kinds);
  const inputs = (range?.inputs ?? []).map((input) => `        ${inputSource(input)},`).join("\n");
  return `
// The inputs as step.yml declares them; a test compares the two. A release that changes them adds an entry.
const catalogue = [
  {
    from: "1.0.0",
    to: "1.0.0",
    versions: ["1.0.0"],
    inputs: [
${inputs}
    ],
  },
] as const satisfies Catalogue;`;
}

const LINE_WIDTH = 120;

function inputSource(input: Readonly<Record<string, unknown>>): string {
  const members = Object.entries(input).map(
    ([key, value]) => `${key}: ${JSON.stringify(value).replaceAll('","', '", "')}`,
  );
  const line = `{ ${members.join(", ")} }`;
  return line.length < LINE_WIDTH - 10
    ? line
    : `{\n${members.map((member) => `          ${member},`).join("\n")}\n        }`;
}
