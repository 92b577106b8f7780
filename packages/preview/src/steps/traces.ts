import { onceFor } from "@stepauth/core";
import type { EnvItem, ParsedReference, StepTraces } from "@stepauth/workflow";
import { shellCommands } from "../shell/commands.js";
import { runners } from "./apple-steps.js";
import { identify } from "./identity.js";
import { runsOtherCode } from "./other-code.js";
import { isShell } from "./script.js";
import { stepIds } from "./step-library.js";
import { teamNames } from "./team-call.js";

/** A step as a workflow uses it. */
interface UsedStep {
  readonly reference: ParsedReference;
  readonly inputs: readonly EnvItem[];
}

/** Steps that hand on variables whose names they find elsewhere. */
const FINDERS: ReadonlySet<string> = new Set([
  "artifact-pull",
  "aws-secrets-manager",
  "fetch-infisical-secrets",
  "pull-intermediate-files",
]);
const SCRIPTS: ReadonlySet<string> = new Set(["script", "ruby-script", "kotlin-script"]);
const ANYTHING: StepTraces = { anything: true };

/**
 * The variables that a step may set for the steps after it: any, where its code is not the step library's or runs a file; else
 * those whose names stand in its inputs.
 */
export const tracesOf = onceFor<UsedStep, StepTraces>(readTraces);

function readTraces({ reference, inputs }: UsedStep): StepTraces {
  const identity = identify(reference);
  if (identity.kind !== "library" || !stepIds.has(identity.id)) return ANYTHING;
  const { id } = identity;
  if (runners.has(id) || FINDERS.has(id)) return ANYTHING;
  if (!SCRIPTS.has(id))
    return {
      names: namesIn(
        inputs.map(({ text }) => text),
        GIVEN_NAME,
      ),
    };
  const texts = inputs.map(({ text }) => text);
  if (texts.some(isOpen)) return ANYTHING;
  return { names: new Set([...namesIn(texts, NAME), ...teamNames({ reference, inputs })]) };
}

const NAME = /[A-Za-z_]\w*/g;
// What an input refers to is read, not set.
const GIVEN_NAME = /(?<![\w$]|\$\{)[A-Za-z_]\w*/g;

function namesIn(texts: readonly string[], name: RegExp): ReadonlySet<string> {
  return new Set(texts.flatMap((text) => text.match(name) ?? []));
}

/** Whether a script may set variables that its text does not name. */
function isOpen(text: string): boolean {
  if (/^\s*\$\{?\w+\}?\s*$/.test(text)) return true;
  return isShell(text) && shellCommands(text).some(({ words }) => runsOtherCode(words));
}
