/** What a person wrote in place of an entry `key: value`: the lines, from the entry's own indentation on. */
export interface Mistake {
  readonly name: string;
  readonly lines: (entry: Entry) => string;
}

/** An entry that holds a secret: `- password: secret`, say. */
export interface Entry {
  /** `- ` in a list, nothing in a mapping. */
  readonly dash: string;
  readonly key: string;
  readonly secret: string;
}

// `D` is the dash, `K` the key, `S` the secret; a line that begins with `>` is indented like what follows the dash.
const ENTRIES = String.raw`
DK: S
DK:S
DK S
DK=S
DK: "S
DK: 'S
DK: S"
DK: S'
DK: "S" x
DK: x "S
DK: "x" S
DK: 'x'S
D"K" S
D"K": S
D"K:S"
D"K: S
D'K: S
D'K' 'S'
D"K":"S" "
DK: [S
DK: S]
DK: [S]
DK: [[S]
DK: [a, "S]
DK: {S
DK: S}
DK: {a: S}
DK: {a: S, b
DK: {a: "S}
DK: [S}
DK: *S
DK: * S
DK: *S x
DK: &S
DK: &a S x: y
DK: &a &b S
DK: &a *S
DK: & S
DK: !S
DK: !S x
DK: ! S
DK: !!int S
DK: !!binary S
DK: !!map S
DK: !<S> x
DK: !<S
DK: !a !b S
DK: !e!S x
DK: !!float "S"
DK: @S
DK: ${"`"}S
DK: %S
DK: ,S
DK: ]S
DK: }S
DK: |S
DK: | S
DK: |9¶>  S
DK: |0¶>  S
DK: |¶S
DK: |¶>    x¶>  S
DK: >-¶S: "
DK: >S
DK: |-¶${"\t"}S
DK: S: S
DK: a: S
DK: - S
DK: ? S
DK: "a": "S"
D? K¶>: S
D? S: {
DS
D- S
D: S
D[K, S]
D[K: S]
D[K: S
D{ K: S }
D{ K: S
D{ K S }
D{ "K":S }
D{ "K" "S" }
D{ K: S, K: S }
D{ K: S } S
DK: S¶>K: S
DK: a¶DK: S
DK: S¶DK: S
DK: S¶>opts: x
DK: S¶>opts: S
DK: S¶>opts: [S]
DK: S¶>opts: {is_expand: S}
DK: S¶>opts: {is_sensitive: S}
DK: S¶>opts: {value_options: S}
DK: S¶>opts: {is_sensitive: true, is_sensitive: S
DK: S¶>other: S
DK: S¶>other
DK: S¶>  S
DK: S¶>  other: S
DK:¶S
DK:¶>S
DK:¶>- S
DK:¶>  a: S
DK:¶>${"\t"}S
DK:${"\t"}S
DK:${"\t"}"S
${"\t"}DK: S
D${"\t"}K: S
DK: "S¶>${"\t"}S"
DK: "S¶S"
DK: "S¶S
DK: 'S¶¶x: S'
DK: "\qS"
DK: "\/S"
DK: "\ud83dS"
DK: "\x-S"
DK: "S\"
DK: "\u-S"
D<<: S
D<<: *S
D<<: [S]
D<<: {K: S}
DK: {<<: S}
DK: # S
DK: # S¶>- S
DK: x #S
DK: S # S
#DK: S
DK: ${"\0"}S
DK: S${"\x07"}
DK: "${"\x85"}S"
DK: ${"\u2028"}S
DK: ${"\ud800"}S
DK: ${"\ufeff"}S
DK: S¶--- S
DK: S¶---¶S: "
DK: S¶...¶S
DK: S¶%S
DK: S¶%TAG S
--- S
DK: S$
DK: S$S
DK: S${"$"}{x
DK: $-S
DK: "{{ S }}"¶>opts: {is_template: true}
DK: '{{ getenv "S" '¶>opts: {is_template: true}
DK: '{{ if S }}'¶>opts: {is_template: true}
DK: S:
DK: S;
DK: S \
DK: \S
DK: -S
DK: "S""S"
DK: ~S
DK: 0xS
DK: = S
DK: :S
DK: : S
 DK: S
DK: S¶ DK: S
`;

/** Mistakes at the secret itself. */
export const entryMistakes: readonly Mistake[] = ENTRIES.split("\n")
  .filter((pattern) => pattern !== "")
  .map((pattern) => ({ name: JSON.stringify(pattern), lines: (entry) => written(pattern, entry) }));

function written(pattern: string, { dash, key, secret }: Entry): string {
  const marks: Readonly<Record<string, string>> = { D: dash, K: key, S: secret };
  const lines = pattern
    .split("¶")
    .map((line) => (line.startsWith(">") ? " ".repeat(dash.length) + line.slice(1) : line));
  return lines.join("\n").replace(/[DKS]/g, (mark) => marks[mark] ?? mark);
}

/** Mistakes in the file around the secret, which is written as it should be. */
export const fileMistakes: readonly { readonly name: string; readonly spoil: (text: string) => string }[] = [
  ...swaps("inputs", "input", "steps", "envs", "opts", "title", "run_if", "workflows"),
  ...swaps("envs", "env", "inputs", "workflows", "steps", "title"),
  ...swaps("steps", "step", "before_run", "envs", "services", "title"),
  ...swaps("workflows", "workflow", "pipelines", "stages", "step_bundles", "app", "include", "containers"),
  { name: "lists as mappings", spoil: (text) => text.replace(/^( +)- (?=\S+: )/gm, "$1") },
  { name: "inputs as a mapping", spoil: (text) => text.replace(/inputs:\n +- /, "inputs: ") },
  { name: "a step's fields too far left", spoil: (text) => text.replace(/^ {8}(?=\w)/gm, "      ") },
  { name: "mappings as texts", spoil: (text) => text.replace(/^( *[\w@-]+:)$/gm, "$1 |") },
  { name: "keys in quotes that stay open", spoil: (text) => text.replace(/^( *- )(?=\w)/gm, '$1"') },
  { name: "tabs", spoil: (text) => text.replace(/^ +/gm, (indent) => "\t".repeat(indent.length / 2)) },
  { name: "tabs behind spaces", spoil: (text) => text.replace(/^ +/gm, "$&\t") },
  { name: "no indentation", spoil: (text) => text.replace(/^ +/gm, "") },
  { name: "colons without a space", spoil: (text) => text.replaceAll(": ", ":") },
  { name: "no colons", spoil: (text) => text.replaceAll(": ", " ") },
  { name: "dashes without a space", spoil: (text) => text.replaceAll("- ", "-") },
  { name: "carriage returns alone", spoil: (text) => text.replaceAll("\n", "\r") },
  { name: "line separators", spoil: (text) => text.replaceAll("\n", "\u2028") },
  { name: "CRLF", spoil: (text) => text.replaceAll("\n", "\r\n") },
  { name: "one line", spoil: (text) => text.replaceAll("\n", " ") },
  { name: "twice", spoil: (text) => text + text },
  { name: "a document in front", spoil: (text) => `a: b\n---\n${text}` },
  { name: "a document in front that is broken", spoil: (text) => `a: "\n---\n${text}` },
  { name: "in a list", spoil: (text) => `- ${text.replaceAll("\n", "\n  ")}` },
  { name: "in a text", spoil: (text) => `"${text}"` },
  { name: "in a flow mapping", spoil: (text) => `{${text}}` },
  { name: "behind an open bracket", spoil: (text) => `x: [\n${text}` },
  { name: "behind an open quote", spoil: (text) => `x: "\n${text}` },
  { name: "in front of an open quote", spoil: (text) => `${text}x: "\n` },
  { name: "in front of a closing bracket", spoil: (text) => `${text}]\n` },
  { name: "in front of a word", spoil: (text) => `${text}word\n` },
  { name: "behind a word", spoil: (text) => `word\n${text}` },
  { name: "behind a directive", spoil: (text) => `%YAML 1.2\n---\n${text}` },
  { name: "behind a broken directive", spoil: (text) => `%WHAT\n${text}` },
  { name: "behind a tag", spoil: (text) => `!!seq\n${text}` },
  { name: "behind a byte order mark", spoil: (text) => `\ufeff${text}` },
  { name: "a workflow that leads to itself", spoil: (text) => `${text}  again: {before_run: [again]}\n` },
  { name: "a workflow that is unknown", spoil: (text) => `${text}  again: {before_run: [nowhere]}\n` },
  { name: "an include that is missing", spoil: (text) => `${text}include: [{path: nowhere.yml}]\n` },
  { name: "an include that leads out", spoil: (text) => `${text}include: [{path: ../nowhere.yml}]\n` },
  { name: "an include without a path", spoil: (text) => `${text}include: [nowhere]\n` },
];

function swaps(word: string, ...others: readonly string[]) {
  return others.map((other) => ({
    name: `${other} in place of ${word}`,
    spoil: (text: string) => text.replaceAll(`${word}:`, `${other}:`).replaceAll(`"${word}":`, `"${other}":`),
  }));
}
