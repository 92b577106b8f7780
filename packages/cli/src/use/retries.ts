import { type OnRetry, retryWords } from "@stepauth/core";
import type { Io } from "../io/io.js";
import { note } from "./report.js";

/** Says on stderr that a request failed and is made again, so that nobody waits without knowing for what. */
export function tellRetries(io: Pick<Io, "stderr">): OnRetry {
  return (retry) => void note(retryWords(retry), io);
}
