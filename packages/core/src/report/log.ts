import type { Retry } from "../download/retry.js";
import type { Diagnostic, Method, Origin, Resolution } from "../model.js";
import { selectionWords } from "./selection.js";

/** Something that happened on the way to the credentials. `message` says it in a line; nothing in it is a secret. */
export type LogEvent =
  | {
      /** Which credentials the step gets, from where. */
      readonly kind: "selected";
      /** The event in words. */
      readonly message: string;
      /** What was selected; null for nothing. */
      readonly method: Method | null;
      /** Where it comes from; null for nothing. */
      readonly origin: Origin | null;
    }
  | {
      /** A request failed, and is made again after a wait. */
      readonly kind: "retry";
      /** The event in words. */
      readonly message: string;
      /** What is tried again, and after how long. */
      readonly retry: Retry;
    }
  | {
      /** A finding that does not stop the step. */
      readonly kind: "warning";
      /** The event in words. */
      readonly message: string;
      /** The finding. */
      readonly diagnostic: Diagnostic;
    };

/** Is told what happens: `({ message }) => console.log(message)`. */
export type Log = (event: LogEvent) => void;

/** Tells what was selected, unless nothing could be, and then every warning. */
export function logResolution(resolution: Resolution, log: Log): void {
  const { status, step, method, origin, diagnostics } = resolution;
  if (status !== "failed")
    log({ kind: "selected", message: `${step} gets ${selectionWords(resolution)}.`, method, origin });
  for (const diagnostic of diagnostics)
    if (diagnostic.severity === "warning") log({ kind: "warning", message: diagnostic.message, diagnostic });
}

/** Tells of a retry. */
export function logRetry(retry: Retry, log: Log): void {
  log({ kind: "retry", message: retryWords(retry), retry });
}

const whats: Readonly<Record<Retry["what"], string>> = {
  account: "The connected account could not be requested",
  key: "The private key could not be downloaded",
  list: "The list of keys could not be downloaded",
  workspace: "The workspace could not be asked about",
};

/** A retry in one line, with its reason and its wait. */
export function retryWords({ what, reason, waitMs, next, tries }: Retry): string {
  const seconds = (waitMs / 1000).toFixed(1);
  return `${whats[what]}: ${reason}. Trying again in ${seconds} s (${next} of ${tries}).`;
}
