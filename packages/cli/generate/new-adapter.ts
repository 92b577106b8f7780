import { type AdapterTemplate, adapterSource, catalogueOf, tableRows } from "../src/new/adapter-source.js";
import { planOf, type ReleasedKinds, wordingOf } from "../src/new/kinds.js";
import type { Names } from "../src/new/names.js";
import { newAdapterReadme } from "./adapter-readme.js";
import { inputKeysSource } from "./input-keys.js";

/** Reads a file of the repository. */
export type Read = (path: string) => string;

/** The files of a new adapter package, and the files of the repository that learn of it. */
export interface NewAdapter {
  readonly created: Readonly<Record<string, string>>;
  readonly changed: Readonly<Record<string, string>>;
}

/** What the package of a new adapter is written from: docs/auth-types.md must have its plan. */
export type PackageTemplate = AdapterTemplate & { readonly kinds: ReleasedKinds };

/** Everything that a new adapter of this repository needs. Pure: texts in, texts out. */
export function newAdapter(template: PackageTemplate, read: Read): NewAdapter {
  return { created: created(template, read), changed: changed(template, read) };
}

function created(template: AdapterTemplate, read: Read): Record<string, string> {
  const { names, kinds } = template;
  const folder = `packages/${names.id}`;
  return {
    [`${folder}/README.md`]: newAdapterReadme(template),
    [`${folder}/package.json`]: manifest(names, read),
    [`${folder}/tsconfig.json`]: read("packages/deliver/tsconfig.json"),
    [`${folder}/src/catalogue.json`]: json(catalogueOf(kinds)),
    [`${folder}/src/input-keys.ts`]: inputKeysSource(names.id, catalogueOf(kinds)),
    [`${folder}/src/index.ts`]: adapterSource(template),
    [`${folder}/test/${names.id}.test.ts`]: test(names),
  };
}

/** That of another adapter under another name: what packages have in common stays equal. */
function manifest({ id }: Names, read: Read): string {
  const model = JSON.parse(read("packages/deliver/package.json"));
  return json({
    ...model,
    name: `@stepauth/${id}`,
    description: `Apple credentials for the step ${id}.`,
    repository: { ...model.repository, directory: `packages/${id}` },
  });
}

// What every adapter must do is tested for all of them together; here is what this one decides.
function test({ id, camel }: Names): string {
  return `import { describe, expect, it } from "vitest";
import { ${camel} } from "../src/index.js";

describe("${id}", () => {
  it("has nothing to go on without inputs and without an account", async () => {
    const { status, diagnostics } = await ${camel}.resolve({ inputs: {}, account: null });
    expect(status).toBe("failed");
    expect(diagnostics.map(({ code }) => code)).toContain("credentials/none");
  });
});
`;
}

type Json = Record<string, unknown>;

function changed({ names, kinds }: PackageTemplate, read: Read): Record<string, string> {
  const { id, camel } = names;
  const name = `@stepauth/${id}`;
  const references = (path: string, reference: string) => [
    path,
    withJson(read(path), (config) => ({
      ...config,
      references: [...(config.references as Json[]), { path: reference }],
    })),
  ];
  return {
    "docs/auth-types.md": afterLast(read("docs/auth-types.md"), TABLE_ROW, row(names, kinds)),
    "README.md": afterLast(read("README.md"), ADAPTER_ROW, readmeRow(id)),
    "packages/core/src/index.ts": afterLast(read("packages/core/src/index.ts"), PLANS, `  ${tableRows(names)},`),
    "packages/preview/src/adapters.ts": registered(read("packages/preview/src/adapters.ts"), name, camel),
    "packages/preview/package.json": withJson(read("packages/preview/package.json"), (preview) => ({
      ...preview,
      dependencies: sorted({ ...(preview.dependencies as Json), [name]: "workspace:^" }),
    })),
    ...Object.fromEntries([
      references("packages/preview/tsconfig.json", `../${id}`),
      references(".config/tsconfig.packages.json", `../packages/${id}`),
      references(".config/tsconfig.tests.json", `../packages/${id}`),
    ]),
    ".ci/packages/limits.json": withJson(read(".ci/packages/limits.json"), (limits) => {
      const preview = limits["@stepauth/preview"] as { dependencies: string[] };
      return sorted({
        ...limits,
        [name]: limits["@stepauth/deliver"],
        "@stepauth/preview": { ...preview, dependencies: [...preview.dependencies, name].sort() },
      });
    }),
  };
}

/** The row of the auth-type table. */
function row({ id, title }: Names, kinds: ReleasedKinds): string {
  return `| ${title} Step | \`${id}\` | ${wordingOf(kinds)} | 1.0.0 and up | \`${planOf(kinds)}\` | |`;
}

/** Where the core exports the typed table. */
const PLANS = /^ {2}connectionPlans,$/;
const TABLE_ROW = /^\| [^|]+ \| `[a-z-]+` \| [^|]+ \| [^|]+ \| `[a-z0-9-]+` \|/;
const ADAPTER_ROW = /^\| \[`@stepauth\/[a-z0-9-]+`\]\(packages\/[a-z0-9-]+\) \| `[a-z0-9-]+` \|$/;

function readmeRow(id: string): string {
  return `| [\`@stepauth/${id}\`](packages/${id}) | \`${id}\` |`;
}

function registered(source: string, name: string, camel: string): string {
  const listed = source.replace(/^\];$/m, `  ${camel},\n];`);
  return `import { ${camel} } from "${name}";\n${listed}`;
}

function afterLast(text: string, pattern: RegExp, line: string): string {
  const lines = text.split("\n");
  const at = lines.findLastIndex((each) => pattern.test(each));
  if (at === -1) throw new Error(`no line like ${pattern}`);
  return lines.toSpliced(at + 1, 0, line).join("\n");
}

function withJson(text: string, change: (value: Json) => Json): string {
  return json(change(JSON.parse(text)));
}

function sorted(value: Json): Json {
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
