import { Secret } from "@stepauth/core";
import type { Fields } from "./list.js";

/** Whether a value of JSON is an object. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The fields of an entry with the private key wrapped. */
export function withSecretKey(fields: Fields): Fields {
  const { private_key: key } = fields;
  return typeof key === "string" ? { ...fields, private_key: new Secret(key) } : fields;
}
