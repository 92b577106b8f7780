import type { ConnectedAccount, Diagnostic, DiagnosticCode } from "@stepauth/core";
import type { Io } from "../io/io.js";
import type { UsedStep } from "../use/resolve.js";

/** `ok`: nothing wrong was found, which is never a promise. `skipped`: it could not be looked at, and why. */
export type CheckVerdict = "ok" | "info" | "warning" | "error" | "skipped";

/** What became of one check. */
export interface Check {
  readonly code: DiagnosticCode;
  readonly verdict: CheckVerdict;
  readonly message: string;
  /** The way out. */
  readonly help?: string;
}

/** Everything that the checks look at. */
export interface Facts extends UsedStep {
  readonly io: Io;
  /** The private key as it was given, before any repair. */
  readonly givenKey: string | undefined;
  readonly connected: ConnectedAccount | null;
  readonly xcode: string | undefined;
  readonly buildMinutes: number;
  /** Why this step is checked, where nobody named one. */
  readonly whyThisStep: string | undefined;
}

/** One thing to look at. Nothing is written, and nothing is asked of the network. */
export type CheckRule = (facts: Facts) => readonly Check[] | Promise<readonly Check[]>;

export function ok(code: DiagnosticCode, message: string): Check {
  return { code, verdict: "ok", message };
}

export function skipped(code: DiagnosticCode, message: string): Check {
  return { code, verdict: "skipped", message };
}

export function warning(code: DiagnosticCode, message: string, help: string): Check {
  return { code, verdict: "warning", message, help };
}

export function error(code: DiagnosticCode, message: string, help: string): Check {
  return { code, verdict: "error", message, help };
}

/** A finding of the resolver as a check that was not passed. */
export function failedBy({ code, severity, message, help, location }: Diagnostic): Check {
  const place = location ? `${location.file}:${location.line}:${location.column}: ` : "";
  return { code, verdict: severity, message: `${place}${message}`, ...(help === undefined ? {} : { help }) };
}
