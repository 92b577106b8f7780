import { Text } from "@stepauth/text";
import type { Args } from "../evaluate/args.js";
import { failure, userError } from "../evaluate/errors.js";
import type { Call } from "../evaluate/interpreter.js";
import { folderOf, insideProject } from "../library/paths.js";
import { Unknown } from "../value/unknown.js";
import { Str, Sym, type Value } from "../value/values.js";
import type { LaneRun } from "./run.js";
import type { Hook } from "./runner.js";

type Word = (run: LaneRun, args: Args, call: Call, name: string) => Value | undefined;

/** A word of the Fastfile's own language. */
export function dsl(run: LaneRun, name: string, args: Args, call: Call): Value | undefined {
  return Object.hasOwn(words, name) ? words[name]?.(run, args, call, name) : undefined;
}

const words: Readonly<Record<string, Word>> = {
  lane: (run, args, call) => lane(run, args, call, { isPrivate: false, overrides: false }),
  private_lane: (run, args, call) => lane(run, args, call, { isPrivate: true, overrides: false }),
  override_lane: (run, args, call) => lane(run, args, call, { isPrivate: false, overrides: true }),
  platform: (run, { list: [platform = null], block }) => {
    run.runner.platformOfBlock = nameOf(run, platform);
    if (block) run.interpreter.callProc(block, []);
    run.runner.platformOfBlock = undefined;
    return null;
  },
  before_all: hook,
  before_each: hook,
  after_each: hook,
  after_all: hook,
  error: hook,
  desc: () => null,
  import: (run, { list: [path = null] }, call) => imported(run, path, call),
  import_from_git: (run, _, { scope, node }) => {
    // Lanes of another repository: what is not here may be there.
    run.runner.mayHaveMore = run.interpreter.unknown("any", "import_from_git", scope, node);
    return run.runner.mayHaveMore;
  },
  actions_path: () => null,
  fastlane_require: () => true,
  generated_fastfile_id: () => null,
  env: () => null,
  say: () => null,
  puts: () => null,
  runner: (_run, _args, { run, scope, node }) => run.unknown("object", "runner", scope, node),
  lane_context: (run) => run.laneContext,
  sh: (_run, { block }, { run, scope, node }) => {
    const output = run.unknown("text", "sh", scope, node);
    return block
      ? run.callProc(block, [output.derived("status", "object"), output, output.derived("command", "text")])
      : output;
  },
  load: (run, { list: [path = null] }, call) => loaded(run, path, call, run.folder, false),
  require_relative: (run, { list: [path = null] }, call) =>
    loaded(run, path, call, folderOf(call.scope.frame.file), true),
  // A gem is not here; a file of the project is.
  require: (run, { list: [path = null] }, call) => {
    const settled = call.run.settled(path);
    return settled instanceof Str && /^\.{0,2}\//.test(settled.clear)
      ? loaded(run, settled, call, run.folder, true)
      : true;
  },
};

interface Kind {
  readonly isPrivate: boolean;
  readonly overrides: boolean;
}

function lane(run: LaneRun, { list: [name = null], block }: Args, call: Call, kind: Kind): Value {
  const settled = run.interpreter.settled(name);
  if (!block || !(settled instanceof Sym)) throw userError("lane-name-invalid");
  call.run.choices.touch();
  const { platformOfBlock: platform } = run.runner;
  run.runner.define({ platform, name: settled.name, isPrivate: kind.isPrivate, block, at: call.at }, kind.overrides);
  return null;
}

function hook(run: LaneRun, { block }: Args, call: Call, name: string): Value {
  call.run.choices.touch();
  if (block) run.runner.setHook(name as Hook, block);
  return null;
}

function nameOf(run: LaneRun, value: Value): string {
  const settled = run.interpreter.settled(value);
  return settled instanceof Sym ? settled.name : settled instanceof Str ? settled.clear : "";
}

/** `import`: relative to the main Fastfile's folder, wherever it stands. */
function imported(run: LaneRun, path: Value, call: Call): Value {
  const { folder } = run.input.folder;
  const settled = run.interpreter.settled(path);
  if (settled === null) throw userError("import-without-path");
  const inside = settled instanceof Str ? insideProject(settled.clear, folder) : undefined;
  const content = inside === undefined ? undefined : run.files.read(inside);
  if (inside === undefined || content instanceof Unknown) return elsewhere(run, call);
  if (content === undefined) throw userError("import-missing");
  run.evaluate(run.parsed(inside, content.reveal(), "fastfile-syntax", false), run.main, folder);
  return run.main;
}

function elsewhere(run: LaneRun, { scope, node }: Call): Value {
  run.runner.mayHaveMore = run.interpreter.unknown("any", "import", scope, node);
  return run.runner.mayHaveMore;
}

/** `load` and `require_relative`: Ruby's own, so that quotes are as they are, and a missing file is a `LoadError`. */
function loaded(run: LaneRun, path: Value, call: Call, folder: string, addsExtension: boolean): Value {
  const settled = call.run.settled(path);
  const inside = settled instanceof Str ? insideProject(settled.clear, folder) : undefined;
  if (inside === undefined) return call.run.unknown("any", "a file", call.scope, call.node);
  const named = addsExtension && !inside.endsWith(".rb") ? `${inside}.rb` : inside;
  if (run.loaded.has(named) && addsExtension) return false;
  const content = run.files.read(named);
  if (content instanceof Unknown) return content;
  if (!(content instanceof Text)) throw failure("LoadError", "file-missing", "cannot load such file");
  run.loaded.add(named);
  // The file's own top level is not the Fastfile: its methods and constants are for everybody.
  run.evaluateGlobally(run.parsed(named, content.reveal(), "fastfile-syntax", false));
  return true;
}
