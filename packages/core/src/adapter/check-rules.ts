import type { AccountFlaw } from "../account/account.js";
import { isTexts, names } from "./check-hands.js";
import { unlessSaid, type VersionRules } from "./rules.js";

/** The rules that are one of several words, with every word: the compiler asks for those that are new. */
type Choices = {
  readonly [Rule in keyof VersionRules as VersionRules[Rule] extends string ? Rule : never]: Readonly<
    Record<Extract<VersionRules[Rule], string>, true>
  >;
};

const choices: Choices = {
  nothingConfigured: { fails: true, "goes-on": true },
  brokenAccount: { ignored: true, fails: true },
  trims: { before: true, "chosen-ids": true, never: true },
  keyPath: { address: true, path: true },
  emptyKeyFile: { stops: true, "goes-on": true },
  session: {
    unused: true,
    "must-be-live": true,
    "as-it-is": true,
    "while-live": true,
    "while-live-and-same-apple-id": true,
    lost: true,
  },
  sessionOrigins: { idmsa: true, all: true },
  enterprise: { error: true, warning: true, unnoticed: true, supported: true },
};

const flaws: Readonly<Record<AccountFlaw["kind"], true>> = {
  expiry: true,
  device: true,
  "device-time": true,
  enterprise: true,
  "enterprise-alone": true,
};

/** What is wrong with the rules of a version. */
export function* ruleMistakes(rules: Partial<VersionRules>): Iterable<string> {
  for (const [rule, value] of Object.entries(rules)) {
    if (!Object.hasOwn(unlessSaid, rule)) yield `\`rules.${rule}\` is no rule: ${names(unlessSaid)}.`;
    else yield* valueMistakes(rule as keyof VersionRules, value);
  }
}

function* valueMistakes(rule: keyof VersionRules, value: unknown): Iterable<string> {
  const words: Readonly<Record<string, object | undefined>> = choices;
  const allowed = words[rule];
  if (allowed !== undefined) {
    if (!isOneOf(allowed, value)) yield `\`rules.${rule}\` is one of ${names(allowed)}.`;
  } else if (rule === "login") {
    if (!isLogin(value)) yield '`rules.login` is "always", "never" or { except: "..." }.';
  } else if (typeof unlessSaid[rule] === "boolean") {
    if (typeof value !== "boolean") yield `\`rules.${rule}\` is true or false.`;
  } else if (!isTexts(value)) yield `\`rules.${rule}\` is a list of texts.`;
  else if (rule === "refusedFlaws" && !value.every((flaw) => isOneOf(flaws, flaw)))
    yield `\`rules.refusedFlaws\` are of ${names(flaws)}.`;
}

function isOneOf(words: object, value: unknown): boolean {
  return typeof value === "string" && Object.hasOwn(words, value);
}

function isLogin(value: unknown): boolean {
  if (value === "always" || value === "never") return true;
  return typeof value === "object" && value !== null && "except" in value && typeof value.except === "string";
}
