import { Text } from "@stepauth/text";
import { failure } from "../evaluate/errors.js";
import { type BuiltIn, type Builtins, yields } from "../methods/method.js";
import { Module } from "../value/module.js";
import { Unknown } from "../value/unknown.js";
import { Arr, Obj, Str, type Value } from "../value/values.js";
import { basename, dirname, extname, insideProject, wholePath, withoutSlashesBehind } from "./paths.js";

/** The class of what `File.open` gives to its block. */
export const handleClass = new Module("File", undefined, undefined, true);

/** `File` and `IO`. */
export const file: Builtins<Module> = {
  read,
  binread: read,
  readlines: (self, call) => {
    const text = read(self, call);
    return text instanceof Str ? call.run.call(text, "lines", { list: [] }, call.call) : undefined;
  },
  foreach: (self, call) => {
    const text = read(self, call);
    if (text instanceof Str) for (const line of text.clear.match(/[^\n]*\n|[^\n]+$/g) ?? []) yields(call, Str.of(line));
    return text instanceof Str ? null : undefined;
  },
  "exist?": (_, call) => exists(call),
  "exists?": (_, call) => exists(call),
  "file?": (_, call) => exists(call),
  "readable?": (_, call) => exists(call),
  "directory?": (_, call) => at(call, (path) => call.run.host.files.isFolder(path)),
  join: (_, call) => joined(call),
  basename: (_, { args: [path, suffix] }) =>
    path instanceof Str
      ? like(path, basename(path.clear, suffix instanceof Str ? suffix.clear : undefined))
      : undefined,
  dirname: (_, { args: [path] }) => (path instanceof Str ? like(path, dirname(path.clear)) : undefined),
  extname: (_, { args: [path] }) => (path instanceof Str ? like(path, extname(path.clear)) : undefined),
  expand_path: expanded,
  absolute_path: expanded,
  realpath: expanded,
  write: (_, call) => written(call, call.args[1] ?? null),
  binwrite: (_, call) => written(call, call.args[1] ?? null),
  open: opened,
  new: opened,
  delete: removed,
  unlink: removed,
  chmod: () => 1,
  split: (_, { args: [path] }) =>
    path instanceof Str ? new Arr([like(path, dirname(path.clear)), like(path, basename(path.clear))]) : undefined,
  "absolute_path?": (_, { args: [path] }) => (path instanceof Str ? path.clear.startsWith("/") : undefined),
};

/** `Dir`. */
export const dir: Builtins<Module> = {
  pwd: (_, { run }) => Str.of(wholePath(run.host.folder)),
  getwd: (_, { run }) => Str.of(wholePath(run.host.folder)),
  chdir: (_, call) => {
    const { run, args, block } = call;
    const before = run.host.folder;
    const path = args[0] instanceof Str ? insideProject(args[0].clear, before) : undefined;
    // A folder elsewhere: what is relative there, only the run can tell.
    run.host.folder = path ?? "\0elsewhere";
    if (!block) return 0;
    try {
      return run.callProc(block, [args[0] ?? null]);
    } finally {
      run.host.folder = before;
    }
  },
  "exist?": (_, call) => at(call, (path) => call.run.host.files.isFolder(path)),
  mktmpdir: (_, call) => {
    const { run, block, call: place } = call;
    const folder = run.unknown("text", "a temporary folder", place.scope, place.node);
    return block ? run.callProc(block, [folder]) : folder;
  },
  mkdir: () => 0,
  home: () => undefined,
};

/** `FileUtils`: what it does to folders changes no credentials. */
export const fileUtils: Builtins<Module> = {
  mkdir_p: () => null,
  mkdir: () => null,
  chmod: () => null,
  touch: () => null,
  rm: removed,
  rm_f: removed,
  rm_rf: () => null,
  cp: copied,
  copy: copied,
  mv: copied,
  move: copied,
};

function at(call: BuiltIn, use: (path: string) => Value | undefined): Value | undefined {
  const [name] = call.args;
  if (name === null) throw failure("TypeError", "type-error", "no implicit conversion of nil into String");
  const path = name instanceof Str ? insideProject(name.clear, call.run.host.folder) : undefined;
  return path === undefined ? undefined : use(path);
}

function read(_: Module, call: BuiltIn): Value | undefined {
  return at(call, (path) => {
    const content = call.run.host.files.read(path);
    if (content !== undefined) return content instanceof Text ? new Str(content) : content;
    const kind = call.run.host.files.isFolder(path) ? "Errno::EISDIR" : "Errno::ENOENT";
    throw failure(kind, "file-missing", "No such file or directory");
  });
}

function exists(call: BuiltIn): Value | undefined {
  return at(call, (path) => call.run.host.files.exists(path));
}

function joined({ args, run }: BuiltIn): Value | undefined {
  const parts = args.flatMap((arg) => (arg instanceof Arr ? arg.items : [arg])).map((arg) => run.settled(arg));
  if (parts.some((part) => part === null))
    throw failure("TypeError", "type-error", "no implicit conversion of nil into String");
  const unknown = parts.find((part) => part instanceof Unknown);
  if (unknown instanceof Unknown) return unknown.derived("File.join", "text");
  const texts = parts.map((part) => run.textOf(part) ?? Text.empty);
  const clear = texts
    .map((text) => text.reveal())
    .reduce((path, part) => `${withoutSlashesBehind(path)}/${part.replace(/^\/+/, "")}`);
  return new Str(Text.of(clear, { secret: texts.some((text) => text.isSecret) }));
}

function expanded(_: Module, { args: [name, from], run }: BuiltIn): Value | undefined {
  if (name === null) throw failure("TypeError", "type-error", "no implicit conversion of nil into String");
  if (!(name instanceof Str)) return undefined;
  const start = from instanceof Str ? insideProject(from.clear, run.host.folder) : run.host.folder;
  const path = start === undefined ? undefined : insideProject(name.clear, start);
  if (path !== undefined) return like(name, wholePath(path));
  return name.clear.startsWith("/") ? name : undefined;
}

function written(call: BuiltIn, content: Value): Value {
  call.run.choices.touch();
  at(call, (path) => {
    const text = call.run.textOf(content);
    const unknown =
      content instanceof Unknown ? content : call.run.unknown("text", "a file", call.call.scope, call.call.node);
    call.run.host.files.write(path, text ?? unknown);
    return null;
  });
  return content instanceof Str ? content.clear.length : 0;
}

/** `File.open(path, "w") { |f| f.write(...) }`. */
function opened(_: Module, call: BuiltIn): Value | undefined {
  const { args, block, run } = call;
  const [name, mode] = args;
  const handle = new Obj(handleClass);
  handle.fields.set("path", name ?? null);
  handle.fields.set("text", Str.of(""));
  const isWriting = mode instanceof Str && /[wa]/.test(mode.clear);
  if (isWriting && mode.clear.startsWith("a")) handle.fields.set("text", before(call, name ?? null));
  else if (isWriting) written({ ...call, args: [name ?? null] }, Str.of(""));
  return block ? run.callProc(block, [handle]) : handle;
}

/** What stands in a file that is written on. */
function before(call: BuiltIn, name: Value): Value {
  const existing = at({ ...call, args: [name] }, (path) => {
    const content = call.run.host.files.read(path);
    return content instanceof Text ? new Str(content) : (content ?? Str.of(""));
  });
  return existing ?? call.run.unknown("text", "a file", call.call.scope, call.call.node);
}

function removed(_: Module, call: BuiltIn): Value | undefined {
  call.run.choices.touch();
  return at(call, (path) => {
    call.run.host.files.write(path, undefined);
    return 1;
  });
}

function copied(self: Module, call: BuiltIn): Value | undefined {
  const [from, to] = call.args;
  if (!(from instanceof Str) || !(to instanceof Str)) return null;
  const content = read(self, { ...call, args: [from] });
  written({ ...call, args: [to] }, content ?? null);
  return null;
}

function like(text: Str, clear: string): Str {
  return new Str(Text.of(clear, { secret: text.text.isSecret }));
}
