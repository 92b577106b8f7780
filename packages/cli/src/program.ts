import { Argument, Command, Option } from "commander";
import {
  accountOption,
  adapterOption,
  collect,
  contextOption,
  dotenvByItsOldName,
  exposedOption,
  formatOption,
  path,
  policyOption,
  shard,
  steplibOption,
  twice,
  wholeNumber,
  withConfig,
  withCredentials,
  withExamples,
} from "./commands/options.js";
import type { Io } from "./io/io.js";
import { quietable } from "./io/quiet.js";
import { everyCommand } from "./own-words.js";
import { packageVersion } from "./version.js";

/** Runs a command and says with which exit code it ended. */
type Run = (action: () => Promise<number>) => Promise<void>;

type Make = (io: Io, run: Run) => Command;

const makers = {
  preview: previewProgram,
  lint: lintProgram,
  resolve: resolveProgram,
  exec: execProgram,
  export: exportProgram,
  lane: laneProgram,
  diff: diffProgram,
  migrate: migrateProgram,
  team: teamProgram,
  token: tokenProgram,
  doctor: doctorProgram,
  explain: explainProgram,
  "auth-types": authTypesProgram,
  new: newProgram,
} satisfies Readonly<Record<string, Make>>;

type CommandName = keyof typeof makers;

/** The command that a command line asks for, where that is plain from its first word. */
export function askedCommand([first = ""]: readonly string[]): CommandName | undefined {
  return Object.hasOwn(makers, first) ? (first as CommandName) : undefined;
}

/**
 * The command line: what it takes, and which command it runs. Commands are loaded when they run, and only the one that is
 * asked for is described, since most of a short run goes into what nobody uses.
 */
export function program(world: Io, run: Run, asked?: CommandName): Command {
  const { io, hush } = quietable(world);
  const root = new Command("stepauth")
    .description("Which Apple credentials do the steps of a bitrise.yml get, from where, and why?")
    .version(packageVersion(), "-V, --version", "print the version")
    .helpOption("-h, --help", "show this help")
    .showSuggestionAfterError(true)
    .enablePositionalOptions();
  for (const make of asked ? [makers[asked]] : Object.values(makers)) root.addCommand(make(io, run));
  if (!asked) root.addCommand(completionProgram(io, run, root)); // It completes all the others.
  for (const command of everyCommand(root).slice(1))
    command.option("-q, --quiet", "say nothing on standard error but errors");
  root.hook("preAction", (_, command) => {
    if (command.opts().quiet) hush();
  });
  return withExamples(root, "stepauth preview", "stepauth explain fastlane", "stepauth explain policy/shipped-differs");
}

function previewProgram(io: Io, run: Run): Command {
  const command = withConfig(new Command("preview"))
    .description("what every Apple step of a workflow file gets, and what is wrong with it")
    .addArgument(
      new Argument(
        "[file]",
        "the workflow file, the folder that holds it, or - for standard input (otherwise the bitrise.yml of this folder)",
      ).argParser(path),
    )
    .option(
      "-w, --workflow <id>",
      "preview this workflow only (repeatable; otherwise all but utility workflows)",
      collect,
      [],
    )
    .addOption(accountOption("an assumed account with both kinds"))
    .option("--secrets <file>", "the secrets file (otherwise .bitrise.secrets.yml beside the workflow file)", path)
    .option("--dotenv <file>", "a dotenv file with variables of the build (repeatable)", collect, [])
    .addOption(dotenvByItsOldName())
    .addOption(policyOption())
    .addOption(contextOption())
    .addOption(exposedOption())
    .option("--root <dir>", "the CLI's working directory in ci and pr (otherwise the repository's root)", path)
    .option("--read-keys", "open the local key files that api_key_path names")
    .addOption(steplibOption())
    .option("--team <id>", "what stepauth team in a script hands on for this team")
    .option("--keys <file>", "with --team: the list of keys in clear (otherwise the team has no key)", path)
    .addOption(formatOption("preview"))
    .option("--stdin-filename <file>", "the name of what comes from standard input")
    .option("--reveal", "show secrets in clear (table and json)")
    .option("--no-lanes", "leave fastlane folders alone")
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
    .option("--fix", "repair the files in place, or print standard input repaired; comments and formatting stay")
    .option(
      "--fix-unsafe",
      "--fix, and the repairs too that may change who is logged in, or that a build may fail with",
    )
    .option("--dry-run", "with --fix: print what would change as a diff")
    .addOption(new Option("--max-warnings <count>", "fail when there are more warnings").argParser(wholeNumber))
    .addOption(
      new Option("--shard <index/count>", "one part of the files only: 2/5 is the second of five").argParser(shard),
    )
    .addOption(steplibOption())
    .addOption(formatOption("lint"))
    .option("--stdin-filename <file>", "the name of what comes from standard input")
    .addOption(accountOption("an assumed account with both kinds"))
    .option("--secrets <file>", "the secrets file (otherwise .bitrise.secrets.yml beside each workflow file)", path)
    .option("--dotenv <file>", "a dotenv file with variables of the build (repeatable)", collect, [])
    .addOption(dotenvByItsOldName())
    .addOption(policyOption())
    .addOption(contextOption())
    .addOption(exposedOption())
    .option("--root <dir>", "the CLI's working directory in ci and pr (otherwise the repository's root)", path)
    .option("--no-lanes", "leave fastlane folders alone")
    .action((files, flags) => run(async () => (await import("./commands/lint.js")).lintCommand(files, flags, io)));
  return withExamples(
    command,
    "stepauth lint",
    'stepauth lint "**/bitrise*.yml" --max-warnings 0',
    'stepauth lint "**/bitrise*.yml" --shard 2/5',
    "stepauth lint --fix --dry-run",
  );
}

function resolveProgram(io: Io, run: Run): Command {
  const command = withCredentials(new Command("resolve"), "when told")
    .description("which credentials one step gets, outside a workflow")
    .argument("[step]", "a step ID or an adapter's name")
    .addOption(steplibOption())
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

function exportProgram(io: Io, run: Run): Command {
  const command = withCredentials(new Command("export"), "unless told")
    .description("hand the credentials of a step to the steps after this one")
    .argument("[step]", "a step ID or an adapter's name")
    .addOption(new Option("--to <where>", "envman, or a dotenv file on standard output").choices(["envman", "dotenv"]))
    .option("--dir <dir>", "the folder for key files, which stay until --clean", path)
    .option("--clean <dir>", "remove what was exported into the folder", path)
    .action((step, flags) => run(async () => (await import("./commands/export.js")).exportCommand(step, flags, io)));
  return withExamples(
    command,
    'stepauth export fastlane --to envman --dir "$TMPDIR/apple"',
    'stepauth export --clean "$TMPDIR/apple"',
  );
}

function laneProgram(io: Io, run: Run): Command {
  const command = withConfig(new Command("lane"))
    .description("which credentials each action of a fastlane lane uses, in order, from where")
    .argument(
      "[lane...]",
      "the lane, as fastlane is called: platform, name, key:value (otherwise: all lanes, and what each needs)",
    )
    .option("--dir <dir>", "the folder that holds the fastlane folder: the step's work_dir", ".")
    .option("--env <NAME=VALUE>", "a variable of the build (repeatable)", collect, [])
    .option("--dotenv <file>", "a dotenv file with variables of the build (repeatable)", collect, [])
    .addOption(
      new Option("--context <context>", "a build, or a local run, which has the environment of this process")
        .choices(["ci", "local"])
        .default("ci"),
    )
    .option(
      "--fastlane-version <version>",
      "the release of fastlane (otherwise that of the Gemfile.lock, else the newest known)",
    )
    .option("--as-step <ref>", "add what this step hands over to fastlane: fastlane, or fastlane@3")
    .option(
      "-i, --input <key=value>",
      "an input of that step: a value, @env:NAME, @file:PATH or @- (repeatable)",
      collect,
      [],
    )
    .addOption(accountOption("none"))
    .addOption(policyOption())
    .addOption(formatOption("lane"))
    .option("--jsonl", "answer one JSON request per line of standard input with one line of JSON")
    .option("--reveal", "show Apple IDs and the like in clear (table and json)")
    .action((words, flags) => run(async () => (await import("./commands/lane.js")).laneCommand(words, flags, io)));
  return withExamples(
    command,
    "stepauth lane",
    "stepauth lane ios beta --env FASTLANE_USER=ci@example.com",
    "stepauth lane ios beta --as-step fastlane --account stepauth.yml",
  );
}

function diffProgram(io: Io, run: Run): Command {
  const command = withConfig(new Command("diff"))
    .description(
      "what changes for each step between two files, or in one file between two accounts, policies or versions",
    )
    .argument("[before]", "the workflow file as it was: a file, - for standard input, or REVISION:PATH of git")
    .argument("[after]", "the same as it is (otherwise the first one, with an option that is given twice)")
    .addOption(twice(accountOption("an assumed account with both kinds")))
    .addOption(twice(policyOption()))
    .addOption(twice(contextOption()))
    .option("--step-version <[step@]version>", "a version that counts instead of the one in the file", collect, [])
    .option("--exit-code", "end with 1 when something changes")
    .option("--secrets <file>", "the secrets file (otherwise .bitrise.secrets.yml beside the workflow file)", path)
    .option("--dotenv <file>", "a dotenv file with variables of the build (repeatable)", collect, [])
    .addOption(dotenvByItsOldName())
    .addOption(exposedOption())
    .option("--root <dir>", "the CLI's working directory in ci and pr (otherwise the repository's root)", path)
    .option("--read-keys", "open the local key files that api_key_path names")
    .addOption(steplibOption())
    .addOption(formatOption("diff"))
    .option("--stdin-filename <file>", "the name of what comes from standard input")
    .action((before, after, flags) =>
      run(async () => (await import("./commands/diff.js")).diffCommand([before, after], flags, io)),
    );
  return withExamples(
    command,
    "stepauth diff HEAD~1:bitrise.yml bitrise.yml",
    "stepauth diff --account account.json --account none",
    "stepauth diff --step-version fastlane@2 --step-version fastlane@3 --exit-code",
  );
}

function migrateProgram(io: Io, run: Run): Command {
  const command = withConfig(new Command("migrate"))
    .description(
      "rewrite deprecated steps to their successors, comments and formatting kept, where the credentials stay",
    )
    .argument("[files...]", "files or patterns, - for standard input (otherwise the bitrise.yml of this folder)")
    .option("--majors", "also move the other steps that log in to Apple to their newest major")
    .option("--accept-changes", "also rewrite steps that get other credentials by it")
    .option("--dry-run", "print what would change as a patch, and write nothing")
    .addOption(steplibOption())
    .addOption(formatOption("migrate"))
    .option("--stdin-filename <file>", "the name of what comes from standard input")
    .addOption(accountOption("none, an API key, an Apple ID and both: a step must keep its credentials under each"))
    .option("--secrets <file>", "the secrets file (otherwise .bitrise.secrets.yml beside each workflow file)", path)
    .option("--dotenv <file>", "a dotenv file with variables of the build (repeatable)", collect, [])
    .addOption(dotenvByItsOldName())
    .addOption(contextOption())
    .addOption(exposedOption())
    .option("--root <dir>", "the CLI's working directory in ci and pr (otherwise the repository's root)", path)
    .action((files, flags) =>
      run(async () => (await import("./commands/migrate.js")).migrateCommand(files, flags, io)),
    );
  return withExamples(
    command,
    "stepauth migrate --dry-run",
    'stepauth migrate "**/bitrise*.yml" --majors --account account.json',
  );
}

function teamProgram(io: Io, run: Run): Command {
  const command = new Command("team")
    .description("pick the key of a team from a list of keys, and hand it to the steps after this one")
    .enablePositionalOptions()
    .argument("[team-id]", "the team (otherwise ASC_TEAM_ID)")
    .option("--keys <file>", "the list: JSON, or a stepauth.yml (otherwise BITRISEIO_ASC_API_KEYS_URL)", path)
    .addOption(
      new Option("--to <where>", "envman, a dotenv file on standard output, or GITHUB_ENV").choices([
        "envman",
        "dotenv",
        "github",
      ]),
    )
    .option("--dir <dir>", "the folder for the key file, which stays until export --clean", path)
    .option("--no-check", "do not ask Apple whether it takes the key")
    .addOption(
      new Option("--fallback <kind>", "where the team has no key that works: use the Apple ID, or fail")
        .choices(["apple-id", "fail"])
        .default("apple-id"),
    )
    .option("--prefix <prefix>", "how the names of the variables begin", "ASC_")
    .addOption(new Option("--min-epoch <number>", "refuse sealed lists that are older").argParser(wholeNumber))
    .option("--api-url <url>", "ask there instead of Apple")
    .action((team, flags) => run(async () => (await import("./commands/team.js")).teamCommand(team, flags, io)))
    .addCommand(sealProgram(io, run))
    .addCommand(teamCheckProgram(io, run))
    .addCommand(teamListProgram(io, run));
  return withExamples(
    command,
    'stepauth team --to envman --dir "$TMPDIR/apple"',
    "stepauth team AB12CD34EF --keys keys.json",
  );
}

function sealProgram(io: Io, run: Run): Command {
  const command = new Command("seal")
    .description("seal a list of keys, so that a build can open the entry of its own team alone")
    .argument("<list>", "the list in clear: JSON, or a stepauth.yml", path)
    .requiredOption("--out <file>", "the sealed list; what did not change stays as it is", path)
    .requiredOption("--secrets <file>", "the secrets of the teams, for nobody else to read", path)
    .option("--sign <key>", "sign the list with a private key: a file, or @env:NAME", path)
    .option("--rotate <team>", "give this team a new secret (repeatable)", collect, [])
    .action((list, flags) => run(async () => (await import("./commands/team-seal.js")).sealCommand(list, flags, io)));
  return withExamples(
    command,
    "stepauth team seal keys.json --out sealed.json --secrets secrets.env --sign signer.pem",
  );
}

function teamCheckProgram(io: Io, run: Run): Command {
  const command = keptList(new Command("check"))
    .description("ask Apple about every key of a list of keys")
    .option("--api-url <url>", "ask there instead of Apple")
    .action((list, flags) => run(async () => (await import("./commands/team-keep.js")).checkCommand(list, flags, io)));
  return withExamples(command, "stepauth team check sealed.json --secrets secrets.env");
}

function teamListProgram(io: Io, run: Run): Command {
  const command = keptList(new Command("list"))
    .description("the teams of a list of keys, with key IDs, ages and fingerprints of public keys")
    .action((list, flags) => run(async () => (await import("./commands/team-keep.js")).listCommand(list, flags, io)));
  return withExamples(command, "stepauth team list keys.json");
}

function keptList(command: Command): Command {
  return command
    .argument("[list]", "the list (otherwise --keys, or BITRISEIO_ASC_API_KEYS_URL)")
    .option("--keys <file>", "the list", path)
    .option("--secrets <file>", "the secrets of a sealed list", path)
    .option("--workspace <slug>", "also say which keys are connected on Bitrise (with BITRISE_ACCESS_TOKEN)")
    .option("--bitrise-url <url>", "ask there instead of api.bitrise.io")
    .addOption(new Option("--format <format>", "how to print it").choices(["table", "json"]).default("table"))
    .option("--json", "print JSON");
}

function tokenProgram(io: Io, run: Run): Command {
  const command = withCredentials(new Command("token"), "unless told")
    .description("print a token for the App Store Connect API, made with the API key of a step")
    .argument("[step]", "a step ID or an adapter's name (otherwise fastlane, which takes every API key)")
    .option("--key <file>", "a private key outside of any step: a file, or @env:NAME")
    .option("--key-id <id>", "its key ID (otherwise from the name AuthKey_<key ID>.p8)")
    .option("--issuer <id>", "its issuer ID (otherwise it is an individual key)")
    .option("--enterprise", "it belongs to the Apple Developer Enterprise Program")
    .option("--duration <seconds>", "how long it can be used: 900 unless given, 1200 at most")
    .option("--scope <request>", 'a request it is good for, such as "GET /v1/apps" (repeatable)', collect, [])
    .action((step, flags) => run(async () => (await import("./commands/token.js")).tokenCommand(step, flags, io)));
  return withExamples(
    command,
    "stepauth token --key AuthKey_2X9R4HXF34.p8 --issuer 69a6de70-03db-47e3-e053-5b8c7c11a4d1",
    'stepauth token --account stepauth.yml --app my-app --scope "GET /v1/apps" --duration 300',
  );
}

function doctorProgram(io: Io, run: Run): Command {
  const command = withCredentials(new Command("doctor"), "unless told")
    .description("check the credentials of a step before a build does")
    .argument("[step]", "a step ID or an adapter's name (otherwise fastlane, which takes every kind)")
    .option("--build-minutes <minutes>", "how long the build may take (otherwise 60)")
    .option("--xcode <version>", "the Xcode whose altool is used")
    .option("--online", "also ask Apple whether it takes the API key, with a request that changes nothing")
    .option("--api-url <url>", "ask there instead of Apple")
    .option("--json", "print JSON")
    .action((step, flags) => run(async () => (await import("./commands/doctor.js")).doctorCommand(step, flags, io)));
  return withExamples(command, "stepauth doctor application-loader --xcode 16.2", "stepauth doctor --online");
}

function explainProgram(io: Io, run: Run): Command {
  const command = new Command("explain")
    .description("the words behind a diagnostic code, or everything a step may decide")
    .argument("<code-or-step>", "a code such as policy/shipped-differs, or a step such as deliver@2")
    .option("--step-version <version>", "a version or version lock of the step (otherwise the newest known)")
    .addOption(adapterOption())
    .option("--json", "print the matrix of a step as JSON")
    .action((subject, flags) =>
      run(async () => (await import("./commands/explain.js")).explainCommand(subject, flags, io)),
    );
  return withExamples(command, "stepauth explain deliver --step-version 2.19", "stepauth explain session/expired");
}

function authTypesProgram(io: Io, run: Run): Command {
  const command = new Command("auth-types")
    .description("the auth-type table: which credentials each version of a step takes, and from where")
    .addOption(adapterOption())
    .option("--json", "print JSON")
    .action((flags) => run(async () => (await import("./commands/auth-types.js")).authTypesCommand(flags, io)));
  return withExamples(command, "stepauth auth-types");
}

function newProgram(io: Io, run: Run): Command {
  const command = new Command("new")
    .description("write a Bitrise step of your own: its code, its tests, its step.yml")
    .addArgument(new Argument("<what>", "what to write").choices(["step"]))
    .argument("<name>", "its name: lower-case words joined by hyphens")
    .addOption(
      new Option("--auth <kinds>", "which credentials it takes: an API key alone, an Apple ID alone, or both")
        .choices(["api-key", "apple-id", "both"])
        .default("both"),
    )
    .option("--tool <command>", "the command that it runs (otherwise its name)")
    .option("--repository <owner/name>", "where it will be on GitHub")
    .option("--dir <dir>", "the folder to write into (otherwise its name)", path)
    .action((_, name, flags) => run(async () => (await import("./commands/new.js")).newCommand(name, flags, io)));
  return withExamples(
    command,
    "stepauth new step upload-symbols",
    'stepauth new step notarize --auth api-key --tool "xcrun notarytool submit"',
    'stepauth new step upload --auth apple-id --tool "xcrun altool --upload-app -f"',
  );
}

function completionProgram(io: Io, run: Run, root: Command): Command {
  const command = new Command("completion")
    .description("print a script that completes stepauth's commands and options in a shell")
    .addArgument(new Argument("<shell>", "the shell").choices(["bash", "zsh", "fish"]))
    .action((shell) => run(async () => (await import("./commands/completion.js")).completionCommand(shell, root, io)));
  return withExamples(command, "source <(stepauth completion bash)", "stepauth completion fish | source");
}
