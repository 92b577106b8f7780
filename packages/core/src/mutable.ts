/** A type whose members can be set one after the other while it is made. */
export type Mutable<T> = { -readonly [Member in keyof T]: T[Member] };
