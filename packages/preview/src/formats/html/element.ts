/** A piece of a page: a text, an element, or nothing. Data, so that it can be sent, compared, and drawn in several ways. */
export type Piece = string | Element | null;

/** An element of HTML or SVG. Names are written in the program; only texts and attribute values come from a file. */
export interface Element {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Piece[];
}

type Children = readonly (Piece | readonly Piece[])[];

/** Makes an element. An attribute of `undefined` or `false` is left out, one of `true` has no value. */
export function h(tag: string, attributes: Attributes = {}, ...children: Children): Element {
  // A report has tens of thousands of elements, so that what can stay as it was given stays so.
  return {
    tag,
    attributes: isPlain(attributes) ? attributes : plain(attributes),
    children: children.some(Array.isArray) ? (children.flat() as Piece[]) : (children as Piece[]),
  };
}

type Attributes = Readonly<Record<string, string | boolean | undefined>>;

function isPlain(attributes: Attributes): attributes is Readonly<Record<string, string>> {
  for (const name in attributes) if (typeof attributes[name] !== "string") return false;
  return true;
}

function plain(attributes: Attributes): Record<string, string> {
  const given = Object.entries(attributes).filter(([, value]) => value !== undefined && value !== false);
  return Object.fromEntries(given.map(([name, value]) => [name, value === true ? "" : String(value)]));
}
