import type { CredentialInput } from "../auth-types/plan.js";
import type { AuthTypeRow } from "../auth-types/row.js";
import type { Method, Policy } from "../model.js";
import { handoverMistakes, names } from "./check-hands.js";
import { ruleMistakes } from "./check-rules.js";
import type { AnyDefinition, OtherInputs } from "./definition.js";

/**
 * Refuses what the types of a definition refuse, for adapters that are written without them.
 *
 * @throws {TypeError} with every mistake in a line of its own
 */
export function checkDefinition(definition: AnyDefinition): void {
  const mistakes = [...wholeMistakes(definition)];
  if (mistakes.length === 0) mistakes.push(...rowMistakes(definition));
  if (mistakes.length === 0) {
    mistakes.push(...placeMistakes(definition), ...inputMistakes(definition), ...handMistakes(definition));
    for (const { rules = {}, hands = {} } of [definition, ...(definition.changes ?? [])]) {
      mistakes.push(...ruleMistakes(rules));
      for (const [method, handover] of Object.entries(hands))
        mistakes.push(...handoverMistakes(`hands["${method}"]`, handover));
    }
  }
  if (mistakes.length > 0)
    throw new TypeError(`This is no definition of a step adapter:\n${mistakes.map((line) => `- ${line}`).join("\n")}`);
}

function* wholeMistakes(definition: AnyDefinition): Iterable<string> {
  const { name, step, authTypes, catalogue, inputs, hands }: Partial<AnyDefinition> = definition;
  for (const [member, value] of Object.entries({ name, step }))
    if (typeof value !== "string" || value === "") yield `\`${member}\` is missing: give it a text.`;
  for (const [member, value] of Object.entries({ authTypes, catalogue }))
    if (!Array.isArray(value) || value.length === 0) yield `\`${member}\` is missing: give it a list.`;
  for (const [member, value] of Object.entries({ inputs, hands }))
    if (typeof value !== "object" || value === null) yield `\`${member}\` is missing: give it an object.`;
}

const policies: readonly Policy[] = ["inputs-first", "shipped"];
const places: ReadonlySet<string> = new Set(
  ["inputs", "connection"].flatMap((origin) => ["api-key", "apple-id"].map((method) => `${origin} ${method}`)),
);

function placesOf({ authTypes }: AnyDefinition): string[] {
  return authTypes.flatMap(({ plan }) => plan.values.flatMap((value) => policies.flatMap((policy) => value[policy])));
}

const editions: Readonly<Record<AuthTypeRow["edition"], true>> = { legacy: true, current: true, "2026": true };

function* rowMistakes({ authTypes }: AnyDefinition): Iterable<string> {
  for (const [index, row] of authTypes.entries()) {
    const { edition, from, to, plan }: Partial<AuthTypeRow> = row ?? {};
    const where = `authTypes[${index}]`;
    if (!Object.hasOwn(editions, edition ?? "")) yield `\`${where}.edition\` is one of ${names(editions)}.`;
    if (typeof from !== "string") yield `\`${where}.from\` is missing: give it the first version.`;
    if (to !== null && typeof to !== "string") yield `\`${where}.to\` is missing: give it the last version, or null.`;
    if (!Array.isArray(plan?.values) || typeof plan.sets !== "object")
      yield `\`${where}.plan\` is missing: give it one of \`connectionPlans\`.`;
  }
}

function* placeMistakes(definition: AnyDefinition): Iterable<string> {
  for (const place of new Set(placesOf(definition)))
    if (!places.has(place)) yield `The plans name a place that there is not. Places are: ${[...places].join(", ")}.`;
}

const others = ["enterprise", "team", "buildUrl", "buildApiToken"] as const satisfies readonly (keyof OtherInputs)[];

function* inputMistakes({ authTypes, inputs }: AnyDefinition): Iterable<string> {
  const wanted = new Set<CredentialInput>(
    authTypes.flatMap(({ plan }) => Object.values(plan.sets).flatMap((sets) => sets.flat())),
  );
  const known = new Set<string>([...wanted, ...others]);
  const given: Readonly<Record<string, unknown>> = inputs;
  for (const meaning of wanted)
    if (typeof given[meaning] !== "string") yield `\`inputs.${meaning}\` is missing: the plans take it from an input.`;
  for (const meaning of Object.keys(given))
    if (!known.has(meaning)) yield `\`inputs.${meaning}\` has no meaning: the plans ask for ${[...known].join(", ")}.`;
}

function* handMistakes(definition: AnyDefinition): Iterable<string> {
  const wanted = new Set<string>(placesOf(definition).map((place) => place.split(" ")[1] ?? ""));
  if (definition.authTypes.some(({ plan }) => plan.session)) wanted.add("apple-id" satisfies Method);
  const given = Object.keys(definition.hands);
  for (const method of wanted)
    if (!given.includes(method)) yield `\`hands["${method}"]\` is missing: the plans come to such credentials.`;
  for (const method of given)
    if (!wanted.has(method)) yield `\`hands["${method}"]\` is never used: no plan comes to such credentials.`;
}
