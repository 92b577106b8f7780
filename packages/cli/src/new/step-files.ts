import { type AdapterTemplate, adapterSource } from "./adapter-source.js";
import { stepReadme } from "./step-readme.js";
import { stepTest } from "./step-run-test.js";
import { mainSource, stepSh, stepSource } from "./step-source.js";
import { adapterTest, stepYmlTest } from "./step-tests.js";
import { stepYml } from "./step-yml.js";

/** Texts by path; those that begin with \`#!\` are executable. */
export type Files = Readonly<Record<string, string>>;

/** Every file of a new step. */
export function stepFiles(template: AdapterTemplate, version: string): Files {
  const { names } = template;
  return {
    ".gitignore": "node_modules/\n",
    "README.md": stepReadme(template),
    "bitrise.yml": bitriseYml(template),
    "package.json": `${JSON.stringify(manifest(template, version), null, 2)}\n`,
    "step.sh": stepSh,
    "step.yml": stepYml(template),
    "tsconfig.json": `${JSON.stringify(tsconfig, null, 2)}\n`,
    "src/adapter.ts": adapterSource(template),
    "src/main.ts": mainSource,
    "src/step.ts": stepSource(template),
    "test/adapter.test.ts": adapterTest(names, "../src/adapter.js"),
    "test/step.test.ts": stepTest(template),
    "test/step-yml.test.ts": stepYmlTest(names),
  };
}

/** What a new step is built and tested with; a test compares them with those of this repository. */
export const tools = {
  "@types/node": "^20.19.0",
  esbuild: "^0.28.0",
  typescript: "~5.9.3",
  vitest: "^4.1.12",
  yaml: "^2.9.1",
} as const;

function manifest({ names }: AdapterTemplate, version: string) {
  const ours = `^${version}`;
  const { "@types/node": types, ...others } = tools;
  return {
    name: `bitrise-step-${names.id}`,
    private: true,
    type: "module",
    scripts: {
      build:
        "esbuild src/main.ts src/adapter.ts --bundle --platform=node --format=esm --target=node20.19 --outdir=dist --log-level=warning",
      typecheck: "tsc --noEmit",
      test: "vitest run",
      preview: "stepauth preview --adapter dist/adapter.js",
    },
    dependencies: { "@stepauth/core": ours },
    devDependencies: { "@stepauth/testing": ours, "@types/node": types, stepauth: ours, ...others },
  };
}

const tsconfig = {
  compilerOptions: {
    target: "ES2022",
    lib: ["ES2023", "ESNext.Disposable"],
    module: "NodeNext",
    strict: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    verbatimModuleSyntax: true,
    skipLibCheck: true,
    noEmit: true,
    types: ["node"],
  },
  include: ["src", "test"],
};

function bitriseYml({ repository }: AdapterTemplate): string {
  return `format_version: "17"
default_step_lib_source: https://github.com/bitrise-io/bitrise-steplib.git
workflows:
  release:
    steps:
    - git::https://github.com/${repository}.git@1.0.0:
        inputs:
        - connection: automatic
`;
}
