import type { CatalogueInput } from "@stepauth/core";

/** What a step library says: every step with its released versions. */
export interface Library {
  /** The day of the library, `YYYY-MM-DD`; absent where it does not say. */
  readonly day?: string;
  readonly steps: ReadonlyMap<string, readonly Release[]>;
}

/** A released version of a step with its inputs, in the order of `step.yml`. */
export interface Release {
  readonly version: string;
  readonly inputs: readonly CatalogueInput[];
}

const VERSION = /^\d{1,9}\.\d{1,9}\.\d{1,9}$/;

/** Whether a name is a released version; others are left out. */
export function isRelease(name: string): boolean {
  return VERSION.test(name);
}

/** An input as `step.yml` and the library's index write it: a key with its default, and `opts`. */
function inputOf(item: unknown): CatalogueInput | null {
  if (!isRecord(item)) return null;
  const key = Object.keys(item).find((name) => name !== "opts");
  if (key === undefined) return null;
  const opts = isRecord(item.opts) ? item.opts : {};
  const options = Array.isArray(opts.value_options) ? opts.value_options.map(String) : [];
  return {
    key,
    default: textOf(item[key]),
    ...(opts.is_required === true ? { required: true } : {}),
    ...(opts.is_sensitive === true ? { sensitive: true } : {}),
    ...(opts.is_expand === false ? { expand: false } : {}),
    ...(options.length > 0 ? { value_options: options } : {}),
    ...(opts.is_dont_change_value === true ? { dont_change: true } : {}),
  };
}

/** The inputs of a version, from what stands behind `inputs`. */
export function inputsOf(list: unknown): readonly CatalogueInput[] {
  return Array.isArray(list) ? list.flatMap((item) => inputOf(item) ?? []) : [];
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string {
  return value === null || value === undefined ? "" : String(value);
}
