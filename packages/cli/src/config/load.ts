import { dirname, relative } from "node:path";
import type { Io } from "../io/io.js";
import { readNamedText } from "../io/text.js";
import type { Config } from "./config.js";
import { normaliseConfig } from "./normalise.js";
import { LONGEST_CONFIG, parseConfig } from "./parse.js";
import { rules } from "./rules/index.js";

/** Reads a configuration: parse, normalise, rules. What is wrong with it is in its findings. */
export function loadConfig(path: string, named: boolean, { cwd }: Pick<Io, "cwd">): Config {
  const shown = relative(cwd, path) || path;
  return readConfig(
    { file: shown, folder: dirname(path), named },
    readNamedText(path, shown, LONGEST_CONFIG, "The stepauth.yml that is named"),
  );
}

/** The same from a text. */
export function readConfig(about: Pick<Config, "file" | "folder" | "named">, text: string): Config {
  const parsed = parseConfig(about.file, text);
  if (!parsed.ok) return emptyConfig(about, parsed.finding);
  const { document } = parsed;
  const at: Config["at"] = (place) => document.at(place);
  const config = normaliseConfig(document);
  const found = rules.flatMap((rule) => rule({ config, value: document.value, at }));
  return { ...config, ...about, at, findings: [...config.findings, ...found] };
}

function emptyConfig(about: Pick<Config, "file" | "folder" | "named">, finding: Config["findings"][number]): Config {
  const at: Config["at"] = () => ({ file: about.file, line: 1, column: 1 });
  return {
    ...about,
    at,
    edition: "current",
    exposed: [],
    ignore: [],
    accounts: [],
    apps: new Map(),
    adapters: [],
    findings: [finding],
  };
}
