import { Text } from "@stepauth/text";
import { file, handleClass } from "../library/files.js";
import { type Obj, Str, type Value } from "../value/values.js";
import type { BuiltIn, Builtins } from "./method.js";

/** An open file: what is written to it, and read. */
export const handleMethods: Builtins<Obj> = {
  write: (self, call) => append(self, call, ""),
  print: (self, call) => append(self, call, ""),
  "<<": (self, call) => {
    append(self, call, "");
    return self;
  },
  each_line: (self, call) => {
    const text = file.read?.(handleClass, { ...call, args: [self.fields.get("path") ?? null] });
    return text === undefined
      ? undefined
      : call.run.call(text, "each_line", { list: [], block: call.block }, call.call);
  },
  puts: (self, call) => append(self, call, "\n"),
  read: (self, call) => file.read?.(handleClass, { ...call, args: [self.fields.get("path") ?? null] }),
  path: (self) => self.fields.get("path"),
  close: () => null,
  flush: () => null,
  fsync: () => null,
  chmod: () => 0,
};

function append(self: Obj, call: BuiltIn, end: string): Value | undefined {
  let content: Value = self.fields.get("text") ?? Str.of("");
  for (const added of call.args) content = joined(content, call.run.settled(added), end, call);
  self.fields.set("text", content);
  return file.write?.(handleClass, { ...call, args: [self.fields.get("path") ?? null, content] });
}

/** What is not known makes all of it unknown. */
function joined(before: Value, added: Value, end: string, { run }: BuiltIn): Value {
  const text = run.textOf(added);
  if (!text || !(before instanceof Str)) return text ? before : added;
  return new Str(Text.join([before.text, text, Text.of(text.reveal().endsWith("\n") ? "" : end)]));
}
