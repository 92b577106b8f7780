import type { Resolution } from "../model.js";

/** What {@link MaterialisedAuth} is made from. */
export interface MaterialisedParts {
  readonly resolution: Resolution;
  readonly env: Record<string, string>;
  readonly args: string[];
  readonly inputs: Record<string, string>;
  readonly files: readonly string[];
  readonly remove: () => Promise<void>;
}

const TEAM_SECRET = "ASC_TEAM_SECRET";

/**
 * Credentials ready for use: plain strings, and files that exist until {@link MaterialisedAuth.dispose}.
 *
 * The strings are in getters over private fields: printing, inspecting, serialising, cloning and spreading the object do not
 * show them. What can be shown is in `resolution`.
 */
export class MaterialisedAuth implements AsyncDisposable {
  /** Which credentials these are, from where, and why. Every secret in it is a `Secret`. */
  readonly resolution: Resolution;
  readonly #parts: MaterialisedParts;

  constructor(parts: MaterialisedParts) {
    this.resolution = parts.resolution;
    this.#parts = { ...parts, env: concealed(parts.env), args: concealed(parts.args), inputs: concealed(parts.inputs) };
  }

  /** What the step adds to the environment of its tool. */
  get env(): Record<string, string> {
    return this.#parts.env;
  }

  /** What the step removes from the environment of its tool. */
  get unsetEnv(): readonly string[] {
    return this.resolution.unsetEnv;
  }

  /**
   * The environment for the step's tool: `base` with `env` set and `unsetEnv` removed, and without the secret that opens a list of
   * keys, which no tool needs. `base` itself stays as it is.
   *
   * @example
   * ```ts
   * spawn("fastlane", ["beta"], { env: auth.environment(process.env) });
   * ```
   */
  environment(base: Readonly<Record<string, string | undefined>>): Record<string, string | undefined> {
    const kept = Object.entries(base).filter(([name]) => name !== TEAM_SECRET && !this.unsetEnv.includes(name));
    return concealed({ ...Object.fromEntries(kept), ...this.env });
  }

  /** The authentication arguments for the step's tool. */
  get args(): string[] {
    return this.#parts.args;
  }

  /** The step's own authentication inputs. */
  get inputs(): Record<string, string> {
    return this.#parts.inputs;
  }

  /** The paths of the files that were written, in the order of `resolution.files`. */
  get files(): readonly string[] {
    return this.#parts.files;
  }

  /** Removes what was written. May be called again, which does nothing. */
  dispose(): Promise<void> {
    return this.#parts.remove();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.dispose();
  }
}

/** Makes `util.inspect` and `console.log` show names and lengths only. Copies, such as by spreading, are plain. */
function concealed<T extends Record<string, string | undefined> | string[]>(values: T): T {
  const show = () =>
    Array.isArray(values)
      ? `[${values.length} arguments]`
      : Object.fromEntries(Object.keys(values).map((name) => [name, "[redacted]"]));
  return Object.defineProperty(values, Symbol.for("nodejs.util.inspect.custom"), { value: show, enumerable: false });
}
