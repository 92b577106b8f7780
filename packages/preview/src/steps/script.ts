import { onceFor } from "@stepauth/core";
import type { PlannedStep, UserInput } from "@stepauth/workflow";
import { type AppleTool, appleTool, appleTools } from "../shell/apple-tools.js";
import { programCalls, type ScriptCall } from "../shell/calls.js";
import { identify } from "./identity.js";

/** A call of a tool that logs in to Apple. */
export interface AppleCall extends ScriptCall {
  readonly tool: AppleTool;
}

/** A script step, with what it starts. */
export interface Script {
  readonly content: UserInput;
  /** Every program, in the order of the script. */
  readonly calls: readonly ScriptCall[];
  readonly appleCalls: readonly AppleCall[];
}

/** The script of a script step in which a tool of Apple's is mentioned; null for all others. */
export const scriptOf = onceFor<PlannedStep, Script | null>(readScript);

function readScript(step: PlannedStep): Script | null {
  const identity = identify(step.reference);
  if (identity.kind === "folder" || identity.kind === "repository" || identity.id !== "script") return null;
  const content = step.userInputs.find(({ key, overridden }) => key === "content" && !overridden);
  if (!content || !appleTools.some(({ trace }) => trace.test(content.converted))) return null;
  const folder = step.userInputs.find(({ key, overridden }) => key === "working_dir" && !overridden)?.converted ?? "";
  const calls = isShell(content.converted) ? programCalls(content.converted, folder) : quotedCalls(content.converted);
  return { content, calls, appleCalls: calls.flatMap(withTool) };
}

/** Whether a script is one for a shell. */
export function isShell(text: string): boolean {
  const program = /^#!\s*(\S+)(?:\s+(\S+))?/.exec(text);
  const name = program?.[1]?.endsWith("/env") ? program[2] : program?.[1];
  return name === undefined || /(?:^|\/)(?:ba|z|da|k)?sh$/.test(name);
}

// Another language starts programs by texts that it hands to a shell.
function quotedCalls(text: string): ScriptCall[] {
  const code = text.replace(/^[ \t]*(?:#|\/\/).*$/gm, (comment) => " ".repeat(comment.length));
  const quoted = [...code.matchAll(/"([^"\n]{1,1000})"|'([^'\n]{1,1000})'|`([^`\n]{1,1000})`/g)];
  return quoted.flatMap(({ index, ...groups }) =>
    programCalls(groups[1] ?? groups[2] ?? groups[3] ?? "").map((call) => ({ ...call, at: index })),
  );
}

function withTool(call: ScriptCall): AppleCall[] {
  const tool = appleTool(call);
  return tool ? [{ ...call, tool }] : [];
}
