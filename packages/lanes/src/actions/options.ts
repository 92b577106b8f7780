import type { Text } from "@stepauth/text";
import { userError } from "../evaluate/errors.js";
import { appfileValue } from "../fastlane/appfile.js";
import { configFileValues } from "../fastlane/config-file.js";
import type { Sourced } from "../fastlane/credentials.js";
import { setVariable } from "../fastlane/credentials.js";
import type { LaneRun } from "../fastlane/run.js";
import { valueOfJson } from "../library/json.js";
import { insideProject } from "../library/paths.js";
import { Unknown } from "../value/unknown.js";
import { Hash, Str, Sym, type Value } from "../value/values.js";
import { removedOptions } from "./option-names.js";
import type { ActionRow, TeamOption } from "./row.js";

const YES = new Set(["yes", "YES", "true", "TRUE", "on", "ON"]);
const NO = new Set(["no", "NO", "false", "FALSE", "off", "OFF"]);

/** Options that are texts: a word for yes stays a word there. */
const TEXTS: ReadonlySet<string> = new Set(
  (
    "username api_key_path key_id issuer_id key_content key_filepath team_id team_name dev_portal_team_id dev_portal_team_name " +
    "itc_team_id itc_team_name itc_provider provider_public_id asc_provider apple_id app_identifier type changelog ipa pkg package"
  ).split(" "),
);

/** The options of one call: what is in the call, in the environment, in a config file; checked as fastlane checks them. */
export class Options {
  readonly #call = new Map<string, Value>();
  #file: ReadonlyMap<string, Value> = new Map();

  constructor(
    private readonly run: LaneRun,
    private readonly row: Pick<ActionRow, "name" | "options" | "conflicts" | "teams" | "configFile" | "keys">,
    given: Hash,
  ) {
    for (const [key, value] of given.entries.values()) {
      const name = key instanceof Sym ? key.name : key instanceof Str ? key.clear : "";
      if (name === "trace" || (name === "verbose" && !row.options?.has(name))) continue;
      this.#know(name);
      const converted = this.#converted(name, run.interpreter.settled(value));
      this.#verify(name, converted);
      this.#call.set(name, converted);
    }
    this.#refuseConflicts();
    for (const team of row.teams) this.#checkDefault(team);
  }

  /** Reads the action's config file. */
  loadConfigFile(): void {
    const { configFile } = this.row;
    if (!configFile) return;
    this.#file = configFileValues(this.run, configFile, (name) => this.row.options?.has(name) ?? true);
    for (const [name, value] of this.#file) this.#verify(name, value);
  }

  /** A value in the call. */
  given(name: string): Value {
    return this.#call.get(name) ?? null;
  }

  /** The value of an option: call, environment, config file, default. What comes from the environment is checked here. */
  find(name: string, envs: readonly string[], fallback?: () => Sourced | undefined): Sourced | undefined {
    const given = this.given(name);
    if (given !== null) return { value: given, from: "option" };
    for (const env of envs) {
      const found = setVariable(this.run, env);
      if (!found) continue;
      const value = this.#converted(name, found.value);
      this.#verify(name, value);
      return { value, from: found.from };
    }
    const inFile = this.#file.get(name) ?? null;
    if (inFile !== null) return { value: inFile, from: `file:${this.row.configFile}` };
    return fallback?.();
  }

  /** A switch. */
  isOn(name: string, envs: readonly string[], fallback: boolean): boolean {
    const found = this.find(name, envs);
    return found ? this.run.interpreter.truthy(found.value) : fallback;
  }

  /** A team option, with the Appfile as its default. */
  team(option: TeamOption): Sourced | undefined {
    return this.find(option.option, [option.env], () =>
      option.appfile === undefined ? undefined : appfileValue(this.run, option.appfile),
    );
  }

  #know(name: string): void {
    const { options, name: action } = this.row;
    const removed = removedOptions.find((each) => each.action === action && each.option === name);
    const isGone = removed !== undefined && this.run.isFrom(...removed.from);
    if (isGone || (options && !options.has(name))) throw userError(`unknown-option:${name}`);
  }

  #converted(name: string, value: Value): Value {
    if (!(value instanceof Str)) return value;
    if (name === "api_key") {
      const parsed = valueOfJson(value.text, false);
      return parsed instanceof Hash ? parsed : value;
    }
    if (TEXTS.has(name)) return value;
    if (YES.has(value.clear)) return true;
    return NO.has(value.clear) ? false : value;
  }

  /** The check of an option. It may write a variable of the environment, which is what makes a team last. */
  #verify(name: string, value: Value): void {
    if (value === null || value === false) return;
    if (name === "api_key") this.#verifyHash(value);
    if (name === "api_key_path") this.#verifyPath(value, "api-key-json-missing");
    if (name === "key_filepath") this.#verifyPath(value, "key-file-missing");
    if (name === "username" && !(value instanceof Str || value instanceof Unknown))
      throw userError("not-a-string:username");
    if (name === "apple_id" && value instanceof Str && !isNumericId(value.text)) throw userError("bad-apple-id-option");
    if (name === "duration" && typeof value === "number" && value > 1200) throw userError("duration-too-long");
    const team = this.row.teams.find(({ option }) => option === name);
    if (team) this.#write(team, value);
  }

  #verifyHash(value: Value): void {
    if (value instanceof Hash) return;
    // What only the run can tell is a hash where it is passed, and JSON where it is a text.
    if (!(value instanceof Unknown)) throw userError("not-a-hash:api_key");
  }

  #verifyPath(value: Value, why: string): void {
    if (value instanceof Unknown) return;
    if (!(value instanceof Str))
      throw userError(`not-a-string:${why === "key-file-missing" ? "key_filepath" : "api_key_path"}`);
    const path = insideProject(value.clear, this.run.folder);
    const exists = value.text.isEmpty ? false : path === undefined ? true : this.run.files.exists(path);
    if (exists === false) throw userError(why);
  }

  #write({ writes }: TeamOption, value: Value): void {
    if (!writes) return;
    const text = value instanceof Unknown ? undefined : this.run.interpreter.textOf(value);
    this.run.environment.set(writes, text ? new Str(text) : value);
  }

  #checkDefault(team: TeamOption): void {
    if (!team.writes || !team.appfile || this.given(team.option) !== null) return;
    const found = appfileValue(this.run, team.appfile);
    if (found) this.#write(team, found.value);
  }

  #refuseConflicts(): void {
    for (const [first, second] of this.row.conflicts) {
      if (this.given(first) !== null && this.given(second) !== null)
        throw userError(`option-conflict:${first}+${second}`);
    }
  }
}

/** The numeric ID of an app: an e-mail address or a bundle ID is taken for a mistake. */
function isNumericId(text: Text): boolean {
  const clear = text.reveal();
  return !clear.includes("@") && !/^[A-Za-z]{2,6}((?!-)\.[A-Za-z0-9-]{1,63})+$/.test(clear);
}
