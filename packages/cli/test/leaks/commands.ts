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

/** The command lines that a place is shown with. */
export function commandLines({ commands, file, files }: Place): readonly (readonly string[])[] {
  const document = "bitrise.json" in files ? ["bitrise.json"] : ["bitrise.yml"];
  const beside = [
    ...(file === "secrets.json" ? ["--secrets", "secrets.json"] : []),
    ...(file === "build.env" ? ["--dotenv", "build.env"] : []),
    ...(file === "account.json" ? ["--account", "account.json"] : []),
  ];
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
