/** What fastlane is called with. */
export interface LaneCall {
  readonly platform: string | undefined;
  readonly lane: string | undefined;
  /** `key:value`, for the lane. */
  readonly parameters: readonly (readonly [name: string, value: string | boolean])[];
  /** Names of `--env`. */
  readonly environments: readonly string[];
}

const FLAGS_WITH_VALUE: ReadonlySet<string> = new Set(["--env", "--swift_server_port"]);
const BOOLEANS: Readonly<Record<string, boolean>> = { true: true, yes: true, false: false, no: false };

/** Reads the `lane` input: split like a shell line, then as fastlane reads its arguments. */
export function laneCall(line: string): LaneCall {
  const names: string[] = [];
  const parameters: [string, string | boolean][] = [];
  const environments: string[] = [];
  const words = shellWords(line);
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? "";
    if (word.startsWith("--")) {
      const [flag = "", given] = split(word, "=");
      if (given === undefined && FLAGS_WITH_VALUE.has(flag)) at += 1;
      const value = given ?? (FLAGS_WITH_VALUE.has(flag) ? words[at] : undefined);
      if (flag === "--env" && value !== undefined) environments.push(...value.split(","));
    } else if (word.includes(":")) {
      const [name = "", value = ""] = split(word, ":");
      parameters.push([name, BOOLEANS[value] ?? value]);
    } else names.push(word);
  }
  // A third name is ignored.
  const [first, second] = names;
  const [platform, lane] = second === undefined ? [undefined, first] : [first, second];
  return { platform, lane, parameters, environments };
}

/** At the first one only. */
function split(text: string, by: string): [string, string | undefined] {
  const at = text.indexOf(by);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

/** The words of a line, as a shell takes them apart: quotes and backslashes, nothing else. */
function shellWords(line: string): string[] {
  const words: string[] = [];
  const word = /\s*((?:[^\s"'\\]|\\[\s\S]|"(?:[^"\\]|\\[\s\S])*"|'[^']*')+)/y;
  for (let match = word.exec(line); match; match = word.exec(line)) {
    words.push((match[1] ?? "").replace(/\\([\s\S])|"((?:[^"\\]|\\[\s\S])*)"|'([^']*)'/g, unquoted));
  }
  return words;
}

function unquoted(_: string, escaped?: string, double?: string, single?: string): string {
  return escaped ?? single ?? (double ?? "").replace(/\\(["\\$`\n])/g, "$1");
}
