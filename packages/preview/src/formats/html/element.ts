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
export function h(
  tag: string,
  attributes: Readonly<Record<string, string | boolean | undefined>> = {},
  ...children: Children
): Element {
  // A report has tens of thousands of elements, so that this is written out.
  const given: Record<string, string> = {};
  for (const name in attributes) {
    const value = attributes[name];
    if (value !== undefined && value !== false) given[name] = value === true ? "" : value;
  }
  return {
    tag,
    attributes: given,
    children: children.some(Array.isArray) ? (children.flat() as Piece[]) : (children as Piece[]),
  };
}
