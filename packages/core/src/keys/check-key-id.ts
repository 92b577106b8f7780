import type { Severity } from "../model.js";
import { isSafeFileName } from "./file-name.js";
import { keyFileName } from "./key-id.js";

/** What is odd about a key ID. */
export type KeyIdProblem =
  | "impossible"
  | "download-copy"
  | "white-space"
  | "lower-case"
  | "issuer-id"
  | "form"
  | "mismatch";

/** Something worth knowing about a key ID. `error` when it can't be used at all. */
export interface KeyIdFinding {
  /** What kind of finding it is. */
  readonly code: "key/id-invalid" | "key/id-unusual" | "key/id-mismatch";
  /** What is wrong, as a word for programs. */
  readonly problem: KeyIdProblem;
  /** `error` where nothing can be written under such an ID. */
  readonly severity: Severity;
  /** What is wrong, in plain words. */
  readonly message: string;
  /** The way out. */
  readonly help: string;
  /** The key ID that was probably meant. */
  readonly suggestion?: string;
}

interface Oddity {
  readonly problem: KeyIdProblem;
  readonly message: string;
  /** What was probably meant; `null` when this oddity is not there. */
  readonly meant: (keyId: string) => string | null;
}

const form = /^[A-Z0-9]{10}$/;
const copyMark = /^([^\s()]{1,64})(?:\s?\(\d{1,3}\)|[ -][Cc]opy(?: \d{1,3})?| \d{1,2})$/;
const guid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

// The first that fits is reported: each is a reason for the next.
const oddities: readonly Oddity[] = [
  {
    problem: "white-space",
    message: "The key ID has white space around it.",
    meant: (keyId) => (keyId.trim() === keyId ? null : keyId.trim()),
  },
  {
    problem: "download-copy",
    message: "The key ID ends in the mark that a browser or file manager puts on a second copy of a file.",
    meant: (keyId) => copyMark.exec(keyId)?.[1] ?? null,
  },
  {
    problem: "issuer-id",
    message: "The key ID has the form of an issuer ID: the two may be swapped.",
    meant: (keyId) => (guid.test(keyId) ? "" : null),
  },
  {
    problem: "lower-case",
    message: "The key ID has lower-case letters; Apple's are upper-case.",
    meant: (keyId) => (!form.test(keyId) && form.test(keyId.toUpperCase()) ? keyId.toUpperCase() : null),
  },
  {
    problem: "form",
    message: "The key ID is not of Apple's form: 10 upper-case letters and digits.",
    meant: (keyId) => (form.test(keyId) ? null : ""),
  },
];

/**
 * Checks a key ID: can it be the middle of a file name (`key/id-invalid`, severity error), does it look like one of
 * Apple's (10 upper-case letters and digits; `key/id-unusual`), and is it the one that the key file's name holds
 * (`key/id-mismatch`).
 *
 * @param keyId - the key ID that would be used
 * @param fromName - the key ID that the file's name holds, when both are known
 * @returns no findings when there is nothing to say
 */
export function checkKeyId(keyId: string, fromName?: string | null): readonly KeyIdFinding[] {
  const findings: KeyIdFinding[] = [];
  const severity = isSafeFileName(keyFileName(keyId)) && keyId !== "" ? "warning" : "error";
  const oddity = oddities.find(({ meant }) => meant(keyId) !== null);
  if (severity === "error") findings.push(impossible(oddity?.meant(keyId)));
  if (oddity !== undefined && !(severity === "error" && oddity.problem === "form"))
    findings.push(unusual(oddity, keyId));
  if (fromName !== undefined && fromName !== null && fromName !== keyId) findings.push(mismatch());
  return findings;
}

function unusual({ problem, message, meant }: Oddity, keyId: string): KeyIdFinding {
  const suggestion = usable(meant(keyId));
  const help =
    suggestion === undefined
      ? "Compare it with the key's row in App Store Connect (Users and Access, Integrations)."
      : `Use ${suggestion}: give the file its name AuthKey_${suggestion}.p8 again.`;
  return {
    code: "key/id-unusual",
    problem,
    severity: "warning",
    message,
    help,
    ...(suggestion === undefined ? {} : { suggestion }),
  };
}

function impossible(meant: string | null | undefined): KeyIdFinding {
  const suggestion = usable(meant ?? null);
  return {
    code: "key/id-invalid",
    problem: "impossible",
    severity: "error",
    message:
      "The key ID can't be a part of a file name: it may have letters, digits, dots, underscores, hyphens and spaces only, and be at most 89 characters long.",
    help: "Give the key ID as App Store Connect shows it: 10 upper-case letters and digits.",
    ...(suggestion === undefined ? {} : { suggestion }),
  };
}

function mismatch(): KeyIdFinding {
  return {
    code: "key/id-mismatch",
    problem: "mismatch",
    severity: "warning",
    message: "The key ID given is not the one in the key file's name.",
    help: "One of the two belongs to another key: compare both with the keys in App Store Connect.",
  };
}

/** Only what has Apple's form is shown: anything else could be something that must not be. */
function usable(suggestion: string | null): string | undefined {
  return suggestion !== null && form.test(suggestion) ? suggestion : undefined;
}
