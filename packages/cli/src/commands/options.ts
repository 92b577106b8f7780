import { formatNames, type ReportCommand } from "@stepauth/preview";
import { type Command, InvalidArgumentError, Option } from "commander";
import { UsageError } from "../errors.js";
import type { Shard } from "../lint/shard.js";

/** `--policy`: which rule decides. */
export function policyOption(): Option {
  return new Option(
    "--policy <policy>",
    "which rule decides: what the documentation promises, or what the released steps do (otherwise: as stepauth.yml says, or inputs-first)",
  ).choices(["inputs-first", "shipped"]);
}

/** `--context`: where a workflow is looked at. */
export function contextOption(): Option {
  return new Option(
    "--context <context>",
    "a build, a local run, or a pull-request build (otherwise: as stepauth.yml says, or ci)",
  ).choices(["ci", "local", "pr"]);
}

/** `--exposed`: secrets that pull-request builds get too. */
export function exposedOption(): Option {
  const what =
    "a secret that is exposed to pull requests, with --context pr (repeatable; also exposed in stepauth.yml)";
  return new Option("--exposed <name>", what).argParser(collect).default([], "none");
}

/** What `--dotenv` was called before. Node takes the old name for itself, wherever it stands in its arguments. */
export function dotenvByItsOldName(): Option {
  const refuse = () => {
    throw new UsageError(
      "--env-file is an option of Node's, which runs what such a file tells it to run; here it is called --dotenv.",
      "Write --dotenv FILE.",
    );
  };
  return new Option("--env-file [file]").preset("").argParser(refuse).hideHelp();
}

/** `--format`, the first one that the command can print unless given. */
export function formatOption(command: ReportCommand): Option {
  const names = formatNames(command);
  return new Option("--format <format>", "how to print it").choices(names).default(names[0]);
}

/** Reads a number of an option. */
export function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError("It must be a whole number.");
  return Number(text);
}

/** Reads a shard of an option. */
export function shard(text: string): Shard {
  const [index = 0, count = 0] = /^\d{1,9}\/\d{1,9}$/.test(text) ? text.split("/").map(Number) : [];
  if (index < 1 || index > count) {
    throw new InvalidArgumentError("It must be index/count, such as 2/5 for the second of five shards.");
  }
  return { index, count };
}

/** `--account`: the connected account. */
export function accountOption(otherwise: string): Option {
  return new Option(
    "--account <spec>",
    `the connected account: a stepauth.yml, a saved apple_developer_portal_data.json, build, none, or an assumption: api-key, apple-id, both (otherwise: as stepauth.yml assigns; ${otherwise})`,
  );
}

/** The options about `stepauth.yml` and what it may hold. */
export function withConfig(command: Command): Command {
  return command
    .option("--app <slug>", "the app whose assigned accounts count, of a stepauth.yml")
    .option("--config <file>", "the configuration (otherwise the nearest stepauth.yml)", path)
    .option("--no-config", "look for no stepauth.yml")
    .addOption(adapterOption());
}

/** `--adapter`: adapters of the user's own. */
export function adapterOption(): Option {
  const what = "a module with adapters of your own (repeatable)";
  return new Option("--adapter <file>", what).argParser(collect).default([], "none");
}

/** `--steplib`: which versions are released. */
export function steplibOption(): Option {
  const what = "the index of the step library (a spec.json of the Bitrise CLI), which says what versions exist";
  return new Option("--steplib <file>", what).argParser(path);
}

/** The options of every command that uses the credentials of a step. */
export function withCredentials(command: Command, fromEnv: "unless told" | "when told"): Command {
  command
    .option(
      "-i, --input <key=value>",
      "a step input; also key=@env:NAME, key=@file:PATH, key=@- (repeatable)",
      collect,
      [],
    )
    .option(
      "--from-env",
      `take the inputs from the environment, as the running step does${fromEnv === "unless told" ? " (the default)" : ""}`,
    )
    .option("--no-from-env", "take no inputs from the environment")
    .addOption(accountOption("in a build: build; else none"))
    .addOption(policyOption())
    .option("--step-version <version>", "a version or version lock of the step (otherwise the newest known)")
    .option("--strict", "refuse a private key that needs a repair");
  return withConfig(command);
}

/** Adds examples to the help of a command. */
export function withExamples(command: Command, ...examples: readonly string[]): Command {
  return command.addHelpText("after", `\nExamples:\n${examples.map((example) => `  $ ${example}`).join("\n")}`);
}

/** The same option, which may be given twice: what is given twice is compared. */
export function twice(option: Option): Option {
  const check = option.parseArg ?? ((value: string) => value);
  option.description += "; given twice, both are compared";
  return option
    .argParser<readonly string[]>((value, before) => collect(String(check(value, undefined)), before))
    .default([], "none");
}

/** Reads a path of an option. An empty one would be the working directory: most likely a variable that is not set. */
export function path(text: string): string {
  if (text === "") throw new InvalidArgumentError("It must not be empty.");
  return text;
}

/** Collects the values of an option that may be given several times. */
export function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}
