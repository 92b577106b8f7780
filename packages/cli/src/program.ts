import { Argument, Command, Option } from "commander";
import {
  accountOption,
  collect,
  contextOption,
  formatOption,
  policyOption,
  wholeNumber,
  withConfig,
  withCredentials,
  withExamples,
} from "./commands/options.js";
import type { Io } from "./io/io.js";
import { packageVersion } from "./version.js";

/** Runs a command and says with which exit code it ended. */
type Run = (action: () => Promise<number>) => Promise<void>;

/** The command line: what it takes, and which command it runs. Commands are loaded when they run. */
export function program(io: Io, run: Run): Command {
  const root = new Command("stepauth")
    .description("Which Apple credentials do the steps of a bitrise.yml get, from where, and why?")
    .version(packageVersion(), "-V, --version", "print the version")
    .helpOption("-h, --help", "show this help")
    .showSuggestionAfterError(true)
    .enablePositionalOptions();
  root.addCommand(previewProgram(io, run));
  root.addCommand(lintProgram(io, run));
  root.addCommand(resolveProgram(io, run));
  root.addCommand(execProgram(io, run));
  root.addCommand(explainProgram(io, run));
  root.addCommand(authTypesProgram(io, run));
  return withExamples(root, "stepauth preview", "stepauth explain fastlane", "stepauth explain policy/shipped-differs");
}

function previewProgram(io: Io, run: Run): Command {
  const command = withConfig(new Command("preview"))
    .description("what every Apple step of a workflow file gets, and what is wrong with it")
    .addArgument(new Argument("[file]", "the workflow file").default("bitrise.yml"))
    .option(
      "-w, --workflow <id>",
      "preview this workflow only (repeatable; otherwise all but utility workflows)",
      collect,
      [],
    )
    .addOption(accountOption("an assumed account with both kinds"))
    .option("--secrets <file>", "the secrets file (otherwise .bitrise.secrets.yml beside the workflow file)")
    .option("--env-file <file>", "a dotenv file with variables of the build (repeatable)", collect, [])
    .addOption(policyOption())
    .addOption(contextOption())
    .option("--root <dir>", "the CLI's working directory in ci and pr (otherwise the repository's root)")
    .option("--read-keys", "open the local key files that api_key_path names")
    .addOption(formatOption("table", "json", "markdown", "sarif", "github"))
    .option("--reveal", "show secrets in clear (table and json)")
    .action((file, flags) => run(async () => (await import("./commands/preview.js")).previewCommand(file, flags, io)));
  return withExamples(
    command,
    "stepauth preview --workflow deploy",
    "stepauth preview ci/bitrise.yml --account api-key --format json",
  );
}

function lintProgram(io: Io, run: Run): Command {
  const command = withConfig(new Command("lint"))
    .description("what is wrong with workflow files, and the repair of what can be repaired")
    .argument("[files...]", "files or patterns, - for standard input (otherwise the bitrise.yml of this folder)")
    .option("--fix", "repair the files in place; comments and formatting stay")
    .option("--dry-run", "with --fix: print what would change as a diff")
    .addOption(new Option("--max-warnings <count>", "fail when there are more warnings").argParser(wholeNumber))
    .addOption(formatOption("table", "json", "sarif", "github", "markdown"))
    .option("--stdin-filename <file>", "the name of what comes from standard input")
    .addOption(accountOption("an assumed account with both kinds"))
    .option("--secrets <file>", "the secrets file (otherwise .bitrise.secrets.yml beside each workflow file)")
    .option("--env-file <file>", "a dotenv file with variables of the build (repeatable)", collect, [])
    .addOption(policyOption())
    .addOption(contextOption())
    .option("--root <dir>", "the CLI's working directory in ci and pr (otherwise the repository's root)")
    .action((files, flags) => run(async () => (await import("./commands/lint.js")).lintCommand(files, flags, io)));
  return withExamples(
    command,
    "stepauth lint",
    'stepauth lint "**/bitrise*.yml" --max-warnings 0',
    "stepauth lint --fix --dry-run",
  );
}

function resolveProgram(io: Io, run: Run): Command {
  const command = withCredentials(new Command("resolve"), "when told")
    .description("which credentials one step gets, outside a workflow")
    .argument("[step]", "a step ID or an adapter's name")
    .option("--json", "print JSON")
    .option("--jsonl", "answer one JSON request per line of standard input with one line of JSON")
    .option("--reveal", "show secrets in clear")
    .action((step, flags) => run(async () => (await import("./commands/resolve.js")).resolveCommand(step, flags, io)));
  return withExamples(
    command,
    "stepauth resolve fastlane -i apple_id=ci@example.com -i password=@env:APPLE_PASSWORD --account both",
    "stepauth resolve --jsonl < requests.jsonl",
  );
}

function execProgram(io: Io, run: Run): Command {
  const command = withCredentials(new Command("exec"), "unless told")
    .description("run a command with the credentials of a step")
    .argument("<step>", "a step ID or an adapter's name")
    .argument("[command...]", "the command, behind --; {auth} stands for the step's own arguments")
    .action((step, words, flags) =>
      run(async () => (await import("./commands/exec.js")).execCommand(step, words, flags, io)),
    );
  return withExamples(
    command,
    "stepauth exec fastlane -- bundle exec fastlane beta",
    "stepauth exec application-loader -- xcrun altool --upload-app -f App.ipa -t ios",
  );
}

function explainProgram(io: Io, run: Run): Command {
  const command = new Command("explain")
    .description("the words behind a diagnostic code, or everything a step may decide")
    .argument("<code-or-step>", "a code such as policy/shipped-differs, or a step")
    .option("--step-version <version>", "a version or version lock of the step (otherwise the newest known)")
    .option("--json", "print the matrix of a step as JSON")
    .action((subject, flags) =>
      run(async () => (await import("./commands/explain.js")).explainCommand(subject, flags, io)),
    );
  return withExamples(command, "stepauth explain deliver --step-version 2.19", "stepauth explain session/expired");
}

function authTypesProgram(io: Io, run: Run): Command {
  const command = new Command("auth-types")
    .description("the auth-type table: which credentials each version of a step takes, and from where")
    .option("--json", "print JSON")
    .action((flags) => run(async () => (await import("./commands/auth-types.js")).authTypesCommand(flags, io)));
  return withExamples(command, "stepauth auth-types");
}
