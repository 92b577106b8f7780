import type { StepVersion } from "../adapter/step-version.js";
import type { DiagnosticCode } from "../diagnostics/catalogue.js";
import { diagnostic } from "../diagnostics/diagnostic.js";
import type { Credentials, Diagnostic } from "../model.js";
import type { Outcome } from "../outcome.js";

type Field = "apiIssuer" | "appleId" | "password" | "appPassword";

/** What is wrong with a value, without the value, and the way out. */
interface Flaw {
  readonly what: string;
  readonly help: string;
}

/** How a value of some kind must look, so that Apple takes it. */
interface Form {
  readonly field: Field;
  readonly code: DiagnosticCode;
  readonly severity: "error" | "warning";
  /** The value in the credentials; empty where they have none. */
  read(credentials: Credentials): string;
  flaw(value: string): Flaw | null;
}

// Looser than a UUID by the standard, which the issuer ID of Apple's own example is not.
const ISSUER = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const APP_PASSWORD = /^[a-z]{4}(?:-?[a-z]{4}){3}$/i;
const WHERE_ISSUER = "Copy it from App Store Connect: Users and Access, Integrations, above the list of keys.";
const QUOTED = { what: "stands in quotes, which are taken for a part of it", help: "Remove the quotes." };

const forms: readonly Form[] = [
  {
    field: "apiIssuer",
    code: "key/issuer-invalid",
    severity: "error",
    read: (credentials) => (credentials.method === "api-key" ? credentials.issuerId : ""),
    flaw: (value) => {
      if (ISSUER.test(value)) return null;
      if (ISSUER.test(unquoted(value))) return QUOTED;
      const isKeyId = /^[A-Z0-9]{10}$/.test(value);
      const what = isKeyId
        ? "has the form of a key ID: the two may be swapped"
        : "has not the form of an issuer ID: 8-4-4-4-12 hexadecimal digits";
      return { what, help: WHERE_ISSUER };
    },
  },
  {
    field: "appleId",
    code: "credentials/apple-id-form",
    severity: "error",
    read: (credentials) => (credentials.method === "apple-id" ? credentials.appleId : ""),
    flaw: (value) => {
      if (value.split(/[,;]/).filter((part) => part.includes("@")).length > 1)
        return { what: "holds more than one address", help: "Give the address of one Apple ID." };
      if (unquoted(value) !== value) return QUOTED;
      // A telephone number, which an Apple ID may be, is longer.
      if (!/^\d{8,10}$/.test(value)) return null;
      return {
        what: "holds a number, which is an app's Apple ID: the Apple ID of an account is an e-mail address",
        help: "Give the address that the account logs in with.",
      };
    },
  },
  {
    field: "password",
    code: "credentials/line-break",
    severity: "error",
    read: (credentials) => (credentials.method === "apple-id" ? credentials.password.reveal() : ""),
    flaw: (value) =>
      /[\r\n]$/.test(value)
        ? {
            what: "ends in a line break, which is taken for a part of it",
            help: "Remove the line break: in YAML, write `|-` for `|`.",
          }
        : null,
  },
  {
    field: "appPassword",
    code: "credentials/app-password-form",
    severity: "warning",
    read: (credentials) => (credentials.method === "apple-id" ? credentials.appSpecificPassword.reveal() : ""),
    flaw: (value) => (!APP_PASSWORD.test(value) && APP_PASSWORD.test(unquoted(value.trim())) ? QUOTED : null),
  },
];

function unquoted(value: string): string {
  return /^(["'“‘]).+(["'”’])$/s.test(value) ? value.slice(1, -1) : value;
}

/** Inputs that are used, and have not the form that Apple takes. */
export function formFindings({ facts, credentials, origin }: Outcome): Diagnostic[] {
  const found: Diagnostic[] = [];
  if (credentials === null || origin !== "inputs") return found;
  for (const form of forms) {
    const value = facts.given.unknown.has(form.field) ? "" : form.read(credentials);
    const flaw = value === "" ? null : form.flaw(value);
    if (flaw) found.push(finding(form, flaw, facts.step));
  }
  return found;
}

function finding({ field, code, severity }: Form, { what, help }: Flaw, { names }: StepVersion): Diagnostic {
  const input = names[field];
  return diagnostic(code, severity, `\`${input}\` ${what}.`, { help, input });
}
