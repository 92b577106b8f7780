import type { PlannedStep, PlannedValue } from "@stepauth/workflow";
import { nameInBuild, PROJECT_INPUTS } from "./fold-inputs.js";
import type { SuccessorRule } from "./rules.js";

/** Inputs of which the credentials tell whether they stay, and those that concern the old step alone. */
const APART: ReadonlySet<string> = new Set([
  "connection",
  "api_key_path",
  "api_issuer",
  "build_url",
  "build_api_token",
  "generate_profiles",
  "sign_uitest_targets",
  "verbose_log",
]);

/** Whether a build step receives what the step that signed before it did, defaults included. */
export function signsAlike(signer: PlannedStep, build: PlannedStep, rule: SuccessorRule): boolean {
  const step = build.step?.id ?? "";
  return Object.keys(signer.inputs).every((key) => {
    const old = signer.input(key);
    if (old === undefined || APART.has(key)) return true;
    const own = rule.inputs[key];
    const to = own !== undefined && "to" in own ? own.to : key;
    if (step === "xcode-build-for-test" && to === "distribution_method") return said(old) === DEVELOPMENT;
    if (PROJECT_INPUTS.has(key) && (step === "export-xcarchive" || (key === "configuration" && said(old) === NOTHING)))
      return true;
    const now = build.input(nameInBuild(step, to));
    const values = own !== undefined && "to" in own ? own.values : undefined;
    return now !== undefined && said(old, values) === said(now);
  });
}

function said({ text, unresolved }: Said, values: Readonly<Record<string, string>> = {}): string {
  const plain = text.reveal();
  const spelled = Object.hasOwn(values, plain) ? values[plain] : plain;
  return JSON.stringify([spelled, unresolved.map((name) => name.reveal())]);
}

type Said = Pick<PlannedValue, "unresolved"> & { readonly text: { reveal(): string } };

const [DEVELOPMENT, NOTHING] = ["development", ""].map((plain) =>
  said({ text: { reveal: () => plain }, unresolved: [] }),
);
