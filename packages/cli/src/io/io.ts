/** A stream of text to a person or a program. */
export interface TextOutput {
  /** Whether a person watches it. */
  readonly isTerminal: boolean;
  /** Width in columns; 80 where it is not known. */
  readonly columns: number;
  /** Whether colours may be used: a terminal, and no `NO_COLOR`. */
  readonly color: boolean;
  /** Whether only errors are wanted, as `--quiet` says. */
  readonly isQuiet?: boolean;
  /** Why nothing that is written gets anywhere any more: its reader went away, or it is refused, for want of room and the like. */
  readonly lost?: "unread" | "refused" | undefined;
  /** Resolves when more may be written, also when it is lost. */
  write(text: string): Promise<void>;
}

/** Imports a module by its URL. */
export type LoadModule = (url: string) => Promise<Readonly<Record<string, unknown>>>;

/** What a command may touch of the world around it. */
export interface Io {
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly stdout: TextOutput;
  readonly stderr: TextOutput;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly home: string;
  readonly now: () => Date;
  /** Imports a module of the user's own, which runs its code. */
  readonly load: LoadModule;
}
