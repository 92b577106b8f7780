import { isRfc3339 } from "./rfc3339.js";

/** Where a value is not what it should be: the members that lead there, none for the value itself. Null where all is well. */
type Mismatch = readonly (string | number)[] | null;

/** Looks at a parsed JSON value, and changes nothing. Absent and null are always well. */
export type Shape = (value: unknown) => Mismatch;

const HERE: Mismatch = [];

/** Anything at all. */
export const anything: Shape = () => null;

export const text: Shape = (value) => (isAbsent(value) || typeof value === "string" ? null : HERE);

export const flag: Shape = (value) => (isAbsent(value) || typeof value === "boolean" ? null : HERE);

/** A whole number of 64 bits. */
export const integer: Shape = (value) => (isAbsent(value) || isInt64(value) ? null : HERE);

/** An RFC 3339 time. */
export const time: Shape = (value) =>
  isAbsent(value) || (typeof value === "string" && isRfc3339(value)) ? null : HERE;

/** A list whose items have a shape. */
export function listOf(item: Shape): Shape {
  return (value) => {
    if (isAbsent(value)) return null;
    if (!Array.isArray(value)) return HERE;
    for (let index = 0; index < value.length; index += 1) {
      const wrong = item(value[index]);
      if (wrong) return [index, ...wrong];
    }
    return null;
  };
}

/** An object whose members, whatever they are called, have a shape. */
export function recordOf(member: Shape): Shape {
  return (value) => {
    if (isAbsent(value)) return null;
    if (!isObject(value)) return HERE;
    return firstMismatch(Object.keys(value), value, () => member);
  };
}

/** An object with members of known names; others are ignored. */
export function objectOf<Names extends string>(members: Readonly<Record<Names, Shape>>): Shape {
  const names = Object.keys(members) as Names[];
  return (value) => {
    if (isAbsent(value)) return null;
    return isObject(value) ? firstMismatch(names, value, (name) => members[name]) : HERE;
  };
}

function firstMismatch<Name extends string>(
  names: readonly Name[],
  value: Readonly<Record<string, unknown>>,
  shapeOf: (name: Name) => Shape,
): Mismatch {
  for (const name of names) {
    const wrong = shapeOf(name)(value[name]);
    if (wrong) return [name, ...wrong];
  }
  return null;
}

function isInt64(value: unknown): boolean {
  return Number.isInteger(value) && Math.abs(value as number) <= 2 ** 63;
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
