import { MOST_PARTS, merged } from "./merged.js";

/** What stands where a secret is. */
export const REDACTED = "[redacted]";

/** A piece of a text with one secrecy and one origin. */
export interface TextPart<Origin = unknown> {
  /** In clear, be it secret or not. */
  readonly text: string;
  readonly secret: boolean;
  /** Where the piece came from; absent when nobody said. */
  readonly origin?: Origin | undefined;
  /** Not even whether there is any text may be seen: it was decided by something secret. */
  readonly veiled?: true | undefined;
  /** What stands for this secret instead of `[redacted]`. */
  readonly shownAs?: string | undefined;
}

/**
 * A text that knows, piece by piece, what of it is secret and where it came from.
 *
 * However it is printed, logged, inspected, cloned or serialised, it is {@link Text.shown}: secrets read `[redacted]` where
 * they stand, at any length. The only ways to the text in clear are {@link Text.reveal} and {@link Text.revealParts}.
 *
 * @example
 * ```ts
 * const address = Text.join([Text.of("https://"), Text.secret("token"), Text.of("@example.com")]);
 * `${address}`; // https://[redacted]@example.com
 * ```
 */
export class Text<Origin = unknown> {
  readonly #parts: readonly TextPart<Origin>[];
  readonly #isSecret: boolean;
  #text: string | undefined;

  private constructor(parts: readonly TextPart<Origin>[], isSecret: boolean) {
    this.#parts = parts;
    this.#isSecret = isSecret;
  }

  /** The empty text, which hides nothing. */
  static readonly empty: Text<never> = new Text<never>([], false);

  /** A text of one piece, secret or not. An empty secret is a secret whose emptiness may be known. */
  static of<Origin = never>(text: string, options: { secret?: boolean; origin?: Origin } = {}): Text<Origin> {
    const { secret = false, origin } = options;
    return new Text(text === "" ? [] : [{ text, secret, origin }], secret);
  }

  /** A text that is secret as a whole. */
  static secret<Origin = never>(text: string, origin?: Origin): Text<Origin> {
    return Text.of(text, { secret: true, ...(origin === undefined ? {} : { origin }) });
  }

  /** A text that is shown in another form: an Apple ID as `d...@example.com`. It is a secret in every other respect. */
  static masked<Origin = never>(text: string, shownAs: string): Text<Origin> {
    return new Text<Origin>(text === "" ? [] : [{ text, secret: true, shownAs }], true);
  }

  /** A text that reads `[redacted]` even where it is empty: what a condition on a secret has chosen. */
  static veiled<Origin = never>(text: string): Text<Origin> {
    return new Text<Origin>([{ text, secret: true, veiled: true }], true);
  }

  /**
   * Texts, one after the other. The result keeps every piece where it stands; of absurdly many pieces (more than 1000 after
   * merging neighbours), it is one piece, secret if any was.
   */
  static join<Origin>(texts: readonly Text<Origin>[]): Text<Origin> {
    const [only] = texts;
    if (only !== undefined && texts.length === 1) return only;
    const parts: TextPart<Origin>[] = [];
    let isSecret = false;
    for (const text of texts) {
      for (const part of text.#parts) parts.push(part);
      isSecret ||= text.#isSecret;
    }
    return new Text(merged(parts, MOST_PARTS), isSecret);
  }

  /** The text in clear. Call it where the text is computed with or handed over, never where it is shown. */
  reveal(): string {
    this.#text ??=
      this.#parts.length === 1 ? (this.#parts[0]?.text ?? "") : this.#parts.map(({ text }) => text).join("");
    return this.#text;
  }

  /** The pieces in clear, in order; none is empty that is not veiled. */
  revealParts(): readonly TextPart<Origin>[] {
    return this.#parts;
  }

  /** The text as it may be seen: each run of secret pieces reads `[redacted]`. */
  get shown(): string {
    if (!this.#isSecret) return this.reveal();
    const [only] = this.#parts;
    if (only !== undefined && this.#parts.length === 1) return shownPart(only, undefined);
    return this.#parts.map((part, index) => shownPart(part, this.#parts[index - 1])).join("");
  }

  /** Whether something in it is secret, or it was made from something secret. */
  get isSecret(): boolean {
    return this.#isSecret;
  }

  /** Whether there is no text. That of a secret, too, is no secret, unless it {@link Text.isVeiled}. */
  get isEmpty(): boolean {
    return this.#parts.every(({ text }) => text === "");
  }

  /** Whether something secret decided what the text is, so that not even its being empty may be seen, or acted upon. */
  get isVeiled(): boolean {
    return this.#isSecret && this.#parts.some(({ veiled }) => veiled);
  }

  /** The same text as one of which nothing may be seen. */
  veil(): Text<Origin> {
    return new Text<Origin>(
      this.#parts.length === 0
        ? [{ text: "", secret: true, veiled: true }]
        : this.#parts.map(({ text, origin }) => ({ text, secret: true, veiled: true, origin })),
      true,
    );
  }

  /** The same text as one that is secret as a whole: what was computed from a secret, or stands where a secret belongs. */
  concealed(): Text<Origin> {
    if (this.#parts.length === 0 && this.#isSecret) return this;
    return new Text(
      this.#parts.map(({ shownAs: _, ...part }) => ({ ...part, secret: true })),
      true,
    );
  }

  /** The same text, each piece that has no origin given this one. */
  from(origin: Origin): Text<Origin> {
    return new Text(
      this.#parts.map((part) => (part.origin === undefined ? { ...part, origin } : part)),
      this.#isSecret,
    );
  }

  /** The piece between two UTF-16 offsets, as `String.slice` takes them. A slice of a secret is as secret as the whole. */
  slice(from: number, to?: number): Text<Origin> {
    const length = this.reveal().length;
    const [start, end] = [offset(from, length), offset(to ?? length, length)];
    const parts: TextPart<Origin>[] = [];
    let at = 0;
    for (const part of this.#parts) {
      const text = part.text.slice(Math.max(0, start - at), Math.max(0, end - at));
      if (text === part.text && text !== "") parts.push(part);
      else if (text !== "" || part.veiled) parts.push(pieceOf(part, text));
      at += part.text.length;
    }
    return new Text(parts, parts.some(({ secret }) => secret) || (this.#isSecret && parts.length === 0));
  }

  /** The text without white space at its ends. */
  trim(): Text<Origin> {
    const text = this.reveal();
    const from = text.length - text.trimStart().length;
    return this.slice(from, Math.max(from, text.trimEnd().length));
  }

  toString(): string {
    return this.shown;
  }

  toJSON(): string {
    return this.shown;
  }

  [Symbol.toPrimitive](): string {
    return this.shown;
  }

  get [Symbol.toStringTag](): string {
    return "Text";
  }

  /** What `util.inspect` and `console.log` of Node show. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return this.shown;
  }
}

function shownPart(part: TextPart, before: TextPart | undefined): string {
  if (!part.secret) return part.text;
  if (part.shownAs !== undefined) return part.shownAs;
  return before?.secret && before.shownAs === undefined ? "" : REDACTED;
}

// Half of what is shown in another form has no other form.
function pieceOf<Origin>({ secret, origin, veiled }: TextPart<Origin>, text: string): TextPart<Origin> {
  return { text, secret, origin, ...(veiled ? { veiled } : {}) };
}

function offset(at: number, length: number): number {
  return at < 0 ? Math.max(0, length + at) : Math.min(at, length);
}
