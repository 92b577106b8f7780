import type { OnRetry } from "../download/retry.js";

/** Reads a file as bytes or text; rejects when it can't. */
export type ReadFile = (path: string) => Promise<string | Uint8Array> | string | Uint8Array;

/** How a resolution reaches the outside world. */
export interface SourceIo {
  /** `defer` leaves key files unopened: the key ID comes from the name, the key itself is left for the build. */
  readonly keys: "read" | "defer";
  readonly readFile?: ReadFile | undefined;
  readonly fetch?: typeof globalThis.fetch | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onRetry?: OnRetry | undefined;
  /** False where the path of a key file may be a secret: findings don't name it then. */
  readonly namesPaths?: boolean | undefined;
}

/** A key file, as long as Apple's are short: 64 KiB. */
export const MAX_KEY_BYTES = 65_536;
