/** What of a catalogue says which inputs there are. */
type Inputs = readonly { readonly inputs: readonly { readonly key: string }[] }[];

/**
 * `src/input-keys.ts` of an adapter package: the keys of its catalogue as a type, which a JSON file does not give. With it the
 * compiler completes the inputs of `resolve`, and refuses a misspelt one.
 */
export function inputKeysSource(step: string, catalogue: Inputs): string {
  const keys = [...new Set(catalogue.flatMap(({ inputs }) => inputs.map(({ key }) => key)))].sort();
  return `// Generated from catalogue.json; do not edit. \`pnpm vitest run -u packages/cli/test/input-keys.test.ts\` writes it.

/** The inputs that the versions of the step \`${step}\` have. */
export type InputKey =${keys.length === 0 ? " never" : keys.map((key) => `\n  | ${JSON.stringify(key)}`).join("")};
`;
}
