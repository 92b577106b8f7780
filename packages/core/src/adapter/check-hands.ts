import type { CredentialField, Handover } from "./handover.js";

// Written as records, so that the compiler asks for whatever is new.
const fields: Readonly<Record<CredentialField, true>> = {
  keyId: true,
  issuerId: true,
  appleId: true,
  password: true,
  session: true,
  appSpecificPassword: true,
  uploadPassword: true,
};
const keyFiles: Readonly<Record<NonNullable<Handover["keyFile"]>, true>> = {
  "fastlane-json": true,
  "private-key": true,
};
const members: Readonly<Record<keyof Handover, true>> = {
  onlyIf: true,
  env: true,
  unsetEnv: true,
  args: true,
  keyFile: true,
};

/** What is wrong with what a step hands over; `where` is the member of the definition that says it. */
export function* handoverMistakes(where: string, handover: unknown): Iterable<string> {
  if (typeof handover !== "object" || handover === null) {
    yield `\`${where}\` is no object: write {} where nothing is handed over.`;
    return;
  }
  const { env = {}, args = [], unsetEnv = [], keyFile }: Record<string, unknown> = { ...handover };
  for (const member of Object.keys(handover))
    if (!Object.hasOwn(members, member)) yield `\`${where}.${member}\` has no meaning: ${names(members)}.`;
  if (typeof env !== "object" || env === null) yield `\`${where}.env\` is no object: give each variable its part.`;
  else for (const [name, part] of Object.entries(env)) yield* partMistakes(`${where}.env.${name}`, part);
  if (!Array.isArray(args)) yield `\`${where}.args\` is no list.`;
  else for (const [index, part] of args.entries()) yield* partMistakes(`${where}.args[${index}]`, part);
  if (!isTexts(unsetEnv)) yield `\`${where}.unsetEnv\` is no list of variables.`;
  if (keyFile !== undefined && !(typeof keyFile === "string" && Object.hasOwn(keyFiles, keyFile)))
    yield `\`${where}.keyFile\` is one of ${names(keyFiles)}.`;
}

function* partMistakes(where: string, part: unknown): Iterable<string> {
  if (typeof part === "string") return;
  if (typeof part === "object" && part !== null && "file" in part && part.file === true) return;
  const name = typeof part === "object" && part !== null && "field" in part ? part.field : undefined;
  if (name === undefined) yield `\`${where}\` is no part: give a text, \`field(...)\` or \`keyFile\`.`;
  else if (typeof name !== "string" || !Object.hasOwn(fields, name))
    yield `\`${where}\` takes a field that there is not: ${names(fields)}.`;
}

/** Whether a value is a list of texts. */
export function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((each) => typeof each === "string");
}

/** The names of a record, as a message lists them. */
export function names(record: object): string {
  return Object.keys(record).join(", ");
}
