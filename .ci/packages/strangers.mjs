// Somebody who has never seen this repository: an empty folder, the packages, the example of a README pasted into a
// file. It must compile and do what it says.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fencesOf } from "./fences.mjs";
import { strangersFolder, typescript } from "./folder.mjs";
import { entriesOf } from "./importable.mjs";
import { fileIn } from "./pack.mjs";
import { CheckFailed, root } from "./run.mjs";
import { scenario } from "./scenarios.mjs";

// `await using` is compiled for Nodes that don't know it yet.
const COMPILE = [
  "--strict",
  "--target",
  "es2022",
  "--lib",
  "es2023,esnext.disposable",
  "--types",
  "node",
  "--skipLibCheck",
];
const NODE = ["--module", "nodenext", "--outDir", "out"];

/** The checks, one per package with an example, and the front page's. */
export function strangers({ packed, url, scratch, nodes }) {
  const libraries = packed.filter((each) => entriesOf(each).length > 0);
  const pages = libraries.map((each) => ({
    page: each.name,
    name: each.name,
    text: fileIn(each.tarball, "README.md"),
  }));
  const front = { page: "README.md", name: "@stepauth/fastlane", text: readFileSync(join(root, "README.md"), "utf8") };
  return [front, ...pages]
    .map((each) => ({ ...each, examples: examplesOf(each.text) }))
    .filter(({ examples }) => examples.length > 0)
    .map(({ page, name, examples }, index) => ({
      name: `the example of ${page} compiles and runs`,
      action: () => pasted({ name, examples, path: join(scratch, `stranger-${index}`), url, nodes }),
    }));
}

function examplesOf(readme) {
  return fencesOf(readme).filter(({ language, name }) => language === "ts" && name === "");
}

async function pasted({ name, examples, path, url, nodes }) {
  const folder = await strangersFolder(path, url);
  await folder.install(...packagesOf(examples, name), ...typescript);
  const files = Object.fromEntries(examples.map(({ text }, index) => [`example-${index}.mts`, text]));
  folder.write(files);
  await folder.tsc(...COMPILE, ...NODE, ...Object.keys(files));
  const { env, expected } = scenario(name, path);
  for (const node of nodes) {
    let printed = "";
    for (const file of Object.keys(files))
      printed += await folder.node(node, [join("out", file.replace(".mts", ".mjs"))], env);
    const absent = expected.filter((text) => !printed.includes(text));
    if (absent.length > 0) throw new CheckFailed(`printed, without ${absent.join(" and ")}:\n${printed}`);
  }
}

/** What a reader installs: the package of the page, and whatever else its examples import. */
function packagesOf(examples, name) {
  const imported = examples.flatMap(({ text }) =>
    [...text.matchAll(/from "((?:@[\w-]+\/)?[\w-]+)/g)].map(([, found]) => found),
  );
  return [...new Set([name, ...imported])];
}
