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

const known = new WeakMap<PlannedStep, Script | null>();

/** The script of a script step in which a tool of Apple's is mentioned; null for all others. */
export function scriptOf(step: PlannedStep): Script | null {
  const before = known.get(step);
  if (before !== undefined) return before;
  const script = readScript(step);
  known.set(step, script);
  return script;
}

function readScript(step: PlannedStep): Script | null {
  const identity = identify(step.reference);
  if (identity.kind === "folder" || identity.kind === "repository" || identity.id !== "script") return null;
  const content = step.userInputs.find(({ key, overridden }) => key === "content" && !overridden);
  if (!content || !appleTools.some(({ trace }) => trace.test(content.converted))) return null;
  const folder = step.userInputs.find(({ key, overridden }) => key === "working_dir" && !overridden)?.converted ?? "";
  const calls = programCalls(content.converted, folder);
  return { content, calls, appleCalls: calls.flatMap(withTool) };
}

function withTool(call: ScriptCall): AppleCall[] {
  const tool = appleTool(call);
  return tool ? [{ ...call, tool }] : [];
}
