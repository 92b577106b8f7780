import type { Diagnostic } from "../model.js";

/** Credentials with what there is to say about them, or why there are none. */
export type Loaded<T> =
  | { readonly ok: true; readonly value: T; readonly findings: readonly Diagnostic[] }
  | { readonly ok: false; readonly findings: readonly Diagnostic[] };
