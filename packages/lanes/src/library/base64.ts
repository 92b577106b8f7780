import { Text } from "@stepauth/text";
import { failure } from "../evaluate/errors.js";
import { decodedBase64, inBase64, inLines } from "../methods/base64.js";
import type { BuiltIn, Builtins } from "../methods/method.js";

import type { Module } from "../value/module.js";
import { Unknown } from "../value/unknown.js";
import { Str, type Value } from "../value/values.js";

export const base64: Builtins<Module> = {
  decode64: (_, call) => given(call, (text) => like(text, decodedBase64(text.clear))),
  urlsafe_decode64: (_, call) =>
    given(call, (text) => like(text, decodedBase64(text.clear.replaceAll("-", "+").replaceAll("_", "/")))),
  strict_decode64: (_, call) =>
    given(call, (text) => {
      const { clear } = text;
      const isStrict = clear.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(clear);
      if (!isStrict) throw failure("ArgumentError", "not-base64", "invalid base64");
      return like(text, decodedBase64(clear));
    }),
  encode64: (_, call) => given(call, (text) => like(text, inLines(inBase64(text.clear)))),
  urlsafe_encode64: (_, call) =>
    given(call, (text) => like(text, inBase64(text.clear).replaceAll("+", "-").replaceAll("/", "_"))),
  strict_encode64: (_, call) => given(call, (text) => like(text, inBase64(text.clear))),
};

function given({ args: [text = null] }: BuiltIn, use: (text: Str) => Value): Value | undefined {
  if (text instanceof Str) return use(text);
  if (text instanceof Unknown) return text.derived("base64", "text");
  throw failure("NoMethodError", "no-method", "undefined method 'unpack1' for nil");
}

function like(text: Str, clear: string): Str {
  return new Str(Text.of(clear, { secret: text.text.isSecret }));
}
