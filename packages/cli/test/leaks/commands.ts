import type { Command } from "commander";
import type { Io } from "../../src/io/io.js";
import { program } from "../../src/program.js";
import type { Place } from "./places.js";

const tree = program({} as Io, async () => undefined);

// What the command line itself offers: a new format is in the matrix by itself.
function formatsOf(name: string): readonly string[] {
  const command = tree.commands.find((each: Command) => each.name() === name);
  const choices = command?.options.find(({ long }) => long === "--format")?.argChoices;
  if (choices === undefined || choices.length < 2) throw new Error(`no formats of ${name}`);
  return choices;
}

function documentOf({ files }: Place): readonly string[] {
  return "bitrise.json" in files ? ["bitrise.json"] : ["bitrise.yml"];
}

function besideIt({ file }: Place): readonly string[] {
  return [
    ...(file === "secrets.json" ? ["--secrets", "secrets.json"] : []),
    ...(file === "build.env" ? ["--dotenv", "build.env"] : []),
    ...(file === "account.json" ? ["--account", "account.json"] : []),
  ];
}

/** The command lines that a place is shown with. */
export function commandLines(place: Place): readonly (readonly string[])[] {
  const { commands, file } = place;
  const [document, beside] = [documentOf(place), besideIt(place)];
  const looks = [
    ...formatsOf("preview").map((format) => ["preview", ...document, "--format", format, ...beside]),
    ...formatsOf("lint").map((format) => ["lint", ...document, "--format", format, ...beside]),
    ["preview", ...document, "--policy", "shipped", ...beside],
    ["preview", ...document, "--context", "local", ...beside],
    ["lint", ...document, "--fix", "--dry-run", ...beside],
    ["lint", ...document, "--fix", ...beside],
  ];
  return commands === "workflow" ? [...looks, ["lint", file]] : [...looks, ...uses(beside)];
}

/** The command lines that compare a place with itself, under two accounts, and those that rewrite it. */
export function comparingLines(place: Place): readonly (readonly string[])[] {
  const [document, beside] = [documentOf(place), besideIt(place)];
  const rewriting = ["migrate", ...document, "--majors", "--accept-changes", ...beside];
  return [
    ...formatsOf("diff").map((format) => ["diff", ...document, ...other(beside), "--format", format]),
    ...formatsOf("migrate").map((format) => [...rewriting, "--dry-run", "--format", format]),
    rewriting,
  ];
}

/** What is beside a file, and an account that is another one. */
function other(beside: readonly string[]): readonly string[] {
  return beside[0] === "--account"
    ? [...beside, "--account", "none"]
    : ["--account", "both", "--account", "none", ...beside];
}

function uses(beside: readonly string[]): readonly (readonly string[])[] {
  const account = ["fastlane", ...(beside.length > 0 ? beside : ["--account", "stepauth.yml", "--app", "a"])];
  return [
    ["resolve", ...account],
    ["resolve", ...account, "--json"],
    ["doctor", ...account],
    ["doctor", ...account, "--json"],
    ["export", ...account, "--to", "envman"],
    ["exec", ...account, "--", "./no-such-command"],
    ["token", ...account],
  ];
}
