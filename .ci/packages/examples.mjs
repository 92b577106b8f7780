// The examples and the guide as a reader follows them: copied into a folder of its own, with the packages from npm.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { commandsLeftToUs } from "./fences.mjs";
import { CheckFailed, root, runBeside } from "./run.mjs";

const examples = join(root, "examples");
const read = (...path) => readFileSync(join(root, ...path), "utf8");

/** The checks: one per page with commands that need npm, one per example of a CI workflow. */
export function examplesAndGuide({ packed, url, scratch }) {
  const registry = { npm_config_registry: url, npm_config_yes: "true", npm_config_audit: "false", CI: "true" };
  const guide = {
    name: "docs/custom-steps.md does what it says",
    action: async () =>
      bash(commandsLeftToUs(read("docs/custom-steps.md")), emptyFolder(join(scratch, "guide")), registry),
  };
  const pages = readdirSync(examples).filter((name) => existsSync(join(examples, name, "package.json")));
  const projects = pages.map((name) => ({
    name: `examples/${name} does what its README says`,
    action: async () =>
      bash(commandsLeftToUs(read("examples", name, "README.md")), copied(name, scratch, packed), registry),
  }));
  const workflow = {
    name: "the commands of examples/github-actions run as the workflow runs them",
    action: () => githubActions(copied("github-actions", scratch, packed), registry, packed),
  };
  return [guide, ...projects, workflow];
}

/** All commands in one shell, so that `cd` lasts. What they print comes back. */
function bash(commands, cwd, env) {
  if (commands.length === 0) throw new CheckFailed("no commands: have the comments of the page changed?");
  return runBeside("bash", ["-euo", "pipefail", "-c", commands.join("\n")], cwd, env).then(() => undefined);
}

function emptyFolder(path) {
  mkdirSync(path, { recursive: true });
  return path;
}

/** An example without what this machine has made of it, and with versions where the workspace stood. */
function copied(name, scratch, packed) {
  const to = join(scratch, "examples", name);
  cpSync(join(examples, name), to, {
    recursive: true,
    filter: (path) => !/\/(?:node_modules|dist)$/.test(path),
  });
  const manifest = join(to, "package.json");
  if (existsSync(manifest)) writeFileSync(manifest, withVersions(readFileSync(manifest, "utf8"), packed));
  return to;
}

function withVersions(manifest, packed) {
  const { catalog } = parse(read("pnpm-workspace.yaml"));
  const versions = new Map(packed.map(({ name, manifest: { version } }) => [name, `^${version}`]));
  return manifest.replace(/"([^"]+)": "(?:workspace|catalog):[^"]*"/g, (_, name) => {
    const version = versions.get(name) ?? catalog[name];
    if (version === undefined) throw new CheckFailed(`there is no version of ${name}`);
    return `"${name}": "${version}"`;
  });
}

async function githubActions(path, env, packed) {
  const { jobs } = parse(readFileSync(join(path, ".github/workflows/credentials.yml"), "utf8"));
  const summary = join(path, "summary.md");
  const { version } = packed.find(({ name }) => name === "stepauth").manifest;
  const commands = Object.values(jobs)
    .flatMap(({ steps }) => steps)
    .flatMap(({ run }) => (run ? [run.replaceAll("stepauth@0", `stepauth@${version}`)] : []));
  await bash(commands, path, { ...env, GITHUB_STEP_SUMMARY: summary });
  if (!readFileSync(summary, "utf8").includes("Apple ID"))
    throw new CheckFailed("the summary does not say what the steps get");
}
