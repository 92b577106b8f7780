/** A place in a file. Lines and columns are 1-based; columns count UTF-16 units. */
export interface Location {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine?: number;
  readonly endColumn?: number;
}

/** How much a finding matters: an `error` is something that makes the CLI or the step fail. */
export type Severity = "error" | "warning" | "info";

/** One finding about a file. Texts are plain words: they may name ids and keys, never a value of the file. */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  readonly message: string;
  readonly help?: string;
  readonly location?: Location;
}

/** Every code this package reports. */
export type DiagnosticCode =
  | "yaml/syntax"
  | "yaml/not-a-mapping"
  | "yaml/limit"
  | "workflow/invalid"
  | "workflow/unknown"
  | "workflow/cycle"
  | "workflow/limit"
  | "workflow/key-ignored"
  | "workflow/bundle-values-shared"
  | "step/reference-invalid"
  | "include/failed"
  | "include/not-previewable"
  | "include/outside-root";

/** Whatever knows where it stands. */
export interface Located {
  readonly location: Location;
}

const MOST = 500;

/** Collects findings; a hostile file cannot make it grow without end. */
export class Diagnostics {
  readonly list: Diagnostic[] = [];

  error(code: DiagnosticCode, message: string, at?: Located, help?: string): void {
    this.add("error", code, message, at, help);
  }

  warning(code: DiagnosticCode, message: string, at?: Located, help?: string): void {
    this.add("warning", code, message, at, help);
  }

  info(code: DiagnosticCode, message: string, at?: Located, help?: string): void {
    this.add("info", code, message, at, help);
  }

  private add(severity: Severity, code: DiagnosticCode, message: string, at?: Located, help?: string): void {
    if (this.list.length >= MOST) return;
    this.list.push({
      code,
      severity,
      message,
      ...(help === undefined ? {} : { help }),
      ...(at === undefined ? {} : { location: at.location }),
    });
  }
}

const LONGEST_NAME = 60;

/** An id or key as it may stand in a message: in backticks, one line, not too long. */
export function named(name: string): string {
  const line = name.replace(/[\p{Cc}\p{Cf}\u2028\u2029`]/gu, "?");
  return `\`${line.length > LONGEST_NAME ? `${line.slice(0, LONGEST_NAME)}...` : line}\``;
}

/** The key of a variable or an input as it may stand in a message: without its colon, a value is a part of the key. */
export function namedKey(key: string): string {
  const name = /^[^\p{L}\p{N}\s]{0,20}[\p{L}\p{N}_.-]*/u.exec(key)?.[0] ?? "";
  return named(name === key ? name : `${name}...`);
}
