const REDACTED = "[redacted]";

/**
 * A value that must not be seen: a password, a private key, a session, a token.
 *
 * However it is printed, logged, inspected, thrown, compared or serialised, it shows `[redacted]`. The only way out is
 * {@link Secret.reveal}.
 *
 * @example
 * ```ts
 * const password = new Secret("hunter2");
 * console.log(`${password}`, JSON.stringify({ password })); // [redacted] {"password":"[redacted]"}
 * ```
 */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** The value in clear. Call it where the value is handed over, never where it is kept. */
  reveal(): string {
    return this.#value;
  }

  /** Whether there is nothing to hide: the empty text. */
  get isEmpty(): boolean {
    return this.#value === "";
  }

  toString(): string {
    return REDACTED;
  }

  toJSON(): string {
    return REDACTED;
  }

  [Symbol.toPrimitive](): string {
    return REDACTED;
  }

  get [Symbol.toStringTag](): string {
    return "Secret";
  }

  /** What `util.inspect` and `console.log` of Node show. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return REDACTED;
  }
}
