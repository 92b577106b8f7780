/** Which group of names of the Appfile a default user comes from. */
export type UserGroup = "connect" | "portal" | "none";

/** How the key of `app_store_connect_api_key` gets into an action when it is not passed. */
export type LaneKey =
  /** Only when no path was found. */
  | "guard"
  /** It is the default of the hash, so it beats every path. */
  | "default"
  /** It takes the place of an absent hash, even if a path was found. */
  | "replaces"
  | "no";

/** Where an action logs in with an Apple ID: the Developer Portal, or App Store Connect. */
export type Login = "portal" | "tunes";

/** A team option: where it comes from, and which variable it is copied to. */
export interface TeamOption {
  readonly option: string;
  readonly env: string;
  readonly appfile?: string;
  /** Copied there whenever it is checked, also as a default. */
  readonly writes?: string;
}

/** Everything about an action of fastlane that talks to Apple. */
export interface ActionRow {
  readonly name: string;
  readonly aliases: readonly string[];
  /** Prefixes of `_API_KEY` and `_API_KEY_PATH`, in order; none: it takes no key at all. */
  readonly keys: readonly string[];
  readonly laneKey: LaneKey;
  /** Uses the process's current token when it found no key. */
  readonly usesToken: boolean;
  readonly user: { readonly env: readonly string[]; readonly group: UserGroup; readonly last?: string };
  readonly configFile?: "Deliverfile" | "Matchfile" | "Precheckfile";
  readonly logins: readonly Login[];
  readonly teams: readonly TeamOption[];
  /** When its teams are read: as arguments of the login, before it with all other options, or only after it. */
  readonly teamsAre: "passed" | "read" | "late";
  /** Options that exclude each other when both are in the call. */
  readonly conflicts: readonly (readonly [string, string])[];
  /** Options, by name; none: any name is taken for one. */
  readonly options?: ReadonlySet<string>;
  readonly upload: boolean;
  /** Asks the key whether the team is an Enterprise one: always, or for one type only. */
  readonly asksInHouse?: "always" | "enterprise";
  /** The release that brought it, and that from which it takes keys and the lane's key. */
  readonly since?: readonly number[];
  readonly keysSince?: readonly number[];
  readonly laneKeySince?: readonly number[];
  /** What a lane should know of it, in a word for the documentation. */
  readonly note?: string;
}
