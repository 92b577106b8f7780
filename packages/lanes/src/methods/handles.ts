import { Text } from "@stepauth/text";
import { file, handleClass } from "../library/files.js";
import { type Obj, Str, type Value } from "../value/values.js";
import type { BuiltIn, Builtins } from "./method.js";

/** An open file: what is written to it, and read. */
export const handleMethods: Builtins<Obj> = {
  write: (self, call) => append(self, call, ""),
  print: (self, call) => append(self, call, ""),
  "<<": (self, call) => append(self, call, ""),
  puts: (self, call) => append(self, call, "\n"),
  read: (self, call) => file.read?.(handleClass, { ...call, args: [self.fields.get("path") ?? null] }),
  path: (self) => self.fields.get("path"),
  close: () => null,
  flush: () => null,
  fsync: () => null,
  chmod: () => 0,
};

function append(self: Obj, call: BuiltIn, end: string): Value | undefined {
  const before = self.fields.get("text");
  const [added = null] = call.args;
  const text = call.run.textOf(added);
  const isWhole = before instanceof Str && text;
  const content = isWhole
    ? new Str(Text.join([before.text, text, Text.of(text.reveal().endsWith("\n") ? "" : end)]))
    : added;
  self.fields.set("text", content);
  return file.write?.(handleClass, { ...call, args: [self.fields.get("path") ?? null, content] });
}
