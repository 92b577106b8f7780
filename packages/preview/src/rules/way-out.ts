import type { DiagnosticCode } from "@stepauth/core";
import type { EmptyVariable } from "@stepauth/workflow";
import type { Finding } from "../model.js";
import { named } from "../text/named.js";
import type { AdviceRule, AppleStep, Scene } from "./rule.js";
import { nearName } from "./unset-variable.js";

/** What is said where credentials are missing. */
const MISSING: readonly DiagnosticCode[] = [
  "credentials/none",
  "inputs/apple-id-missing",
  "inputs/password-missing",
  "inputs/api-issuer-missing",
  "inputs/api-key-path-missing",
];

/** The way out where inputs are given and what they mention is empty; and in pull-request builds, which get no secrets. */
export const wayOut: readonly AdviceRule[] = [
  ...MISSING.map((code): AdviceRule => ({ about: "advice", code, advise: missing })),
  {
    about: "advice",
    code: "account/unauthorized",
    advise: (_finding, _step, { context }) => (context === "pr" ? { help: KEEP_OUT } : {}),
  },
];

const KEEP_OUT = "Keep the step out of pull-request builds: `run_if: '{{not .IsPR}}'`, or a workflow of their own.";

function missing({ input }: Finding, step: AppleStep, scene: Scene): { help?: string } {
  const empty = emptyVariables(step, input);
  if (scene.context === "pr") return { help: `${KEEP_OUT}${exposing(empty)}` };
  if (empty.length === 0) return {};
  const ways = empty.map(({ name }) => {
    const clear = name.reveal();
    const near = nearName(clear, scene);
    return named(clear) + (near === undefined ? "" : ` (or is it ${named(near)}?)`);
  });
  return { help: `Set ${ways.join(" and ")}: the inputs mention ${ways.length === 1 ? "it" : "them"}.` };
}

function exposing(empty: readonly EmptyVariable[]): string {
  const flags = empty.filter(({ why }) => why === "withheld").map(({ name }) => `--exposed ${name.reveal()}`);
  return flags.length === 0 ? "" : ` Say what is exposed to pull requests all the same: ${flags.join(" ")}.`;
}

/** The empty variables in the input that is missing, or in all inputs for credentials. */
function emptyVariables({ planned, version, inputs }: AppleStep, input: string | undefined): EmptyVariable[] {
  const { connection: _, ...fields } = version.names;
  const given = new Set(inputs.map(({ key }) => key));
  const keys = input === undefined || !given.has(input) ? Object.values(fields) : [input];
  const all = keys.filter((key) => given.has(key)).flatMap((key) => planned.input(key)?.empty ?? []);
  return [...new Map(all.map((variable) => [variable.name.reveal(), variable])).values()];
}
