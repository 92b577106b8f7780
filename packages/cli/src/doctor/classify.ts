import { appleErrors, documentOf } from "./apples-words.js";
import type { Answer } from "./ask.js";
import { type Check, error, ok, warning } from "./check.js";

/** What is known besides the answer. */
export interface Background {
  /** What Apple says to the same key as one of the other program; null when it was not asked. */
  readonly other: Answer | null;
  readonly enterprise: boolean;
  readonly skewed: boolean;
}

/** What an answer of Apple's means. What was seen is said as it is; what is only likely is called so. */
export function classify(answer: Answer, background: Background): Check[] {
  if (answer.kind === "none")
    return [
      error(
        "online/unreachable",
        `Apple could not be reached: ${answer.why}.`,
        "Check the network of this machine, and its proxy.",
      ),
    ];
  const { status } = answer;
  const apps = status === 200 ? appsOf(answer.body) : null;
  if (apps !== null) return taken(apps);
  if (status === 401) return [unauthorized(background)];
  if (status === 403) return [forbidden(answer.body)];
  if (status === 429)
    return [
      error(
        "online/rate-limited",
        "Apple answers no more requests with this key for now (429).",
        "Wait: the limit counts the requests of an hour.",
      ),
    ];
  if (status >= 500)
    return [
      error(
        "online/unreachable",
        `Apple has trouble (${status}).`,
        "Try again later; developer.apple.com/system-status says more.",
      ),
    ];
  if (status >= 300 && status < 400)
    return [
      error(
        "online/unexpected",
        `The answer leads elsewhere (${status}), which is not followed with a token.`,
        REACHED,
      ),
    ];
  return [
    error(
      "online/unexpected",
      status === 200
        ? "The answer is not what the App Store Connect API gives."
        : `The answer has the status ${status}, which is unusual here.`,
      REACHED,
    ),
  ];
}

const REACHED = "Check that the address is that of the App Store Connect API, and that no proxy answers for it.";

function unauthorized({ other, enterprise, skewed }: Background): Check {
  if (skewed)
    return error(
      "online/unauthorized",
      "Apple refuses the token (401), and the clock is a reason.",
      "Set the clock, then ask again.",
    );
  if (other?.kind === "answer" && (other.status === 200 || other.status === 403)) {
    const [is, said] = enterprise ? ["standard", "Enterprise"] : ["Enterprise", "standard"];
    return error(
      "online/wrong-audience",
      `Apple takes the key as one of the ${is} program, not of the ${said} one.`,
      enterprise
        ? "Connect the key without the Enterprise mark."
        : "Mark the account as one of the Enterprise Program.",
    );
  }
  const help =
    "Likely, in this order: the key ID and the private key are of different keys; the issuer ID is of another team; the key was revoked. Now and then Apple refuses a good key for minutes.";
  return error(
    "online/unauthorized",
    "Apple refuses the key (401). Its form, the clock and the program are not the reason.",
    help,
  );
}

// Apple's own sentence is "The API key in use does not allow this request".
const KEY = /\bkey\b/i;
const NOT_ALLOW = /\bnot allow/i;

function keyDoesNotAllow(words: string): boolean {
  return words.split(".").some((sentence) => {
    const at = sentence.search(KEY);
    return at >= 0 && NOT_ALLOW.test(sentence.slice(at));
  });
}

function forbidden(body: string | null): Check {
  const errors = appleErrors(body);
  if (errors.some(({ code }) => code.startsWith("FORBIDDEN.REQUIRED_AGREEMENTS")))
    return error(
      "online/agreement-missing",
      "Apple takes the key, but an agreement is not signed, or has ended (403).",
      "The account holder signs it: App Store Connect, Business, and developer.apple.com/account.",
    );
  if (errors.some(({ words }) => keyDoesNotAllow(words)))
    return error(
      "online/role-missing",
      "Apple takes the key, but its role may not list apps (403).",
      "Make a key with a role that may: App Manager, or Admin for code signing.",
    );
  const words = errors.find((found) => found.words !== "")?.words;
  if (words === undefined)
    return error("online/forbidden", "Apple refuses the request, and does not say why (403).", REACHED);
  return error(
    "online/forbidden",
    `Apple refuses the request (403), in its own words: "${words}"`,
    "Check in App Store Connect that the key is of the team that is meant, and that the team's membership is active.",
  );
}

/** How far the clock may be off before tokens are refused: they begin 60 s back and are made for 5 minutes here. */
const AHEAD_MS = 50_000;
const BEHIND_MS = 280_000;
const NOTEWORTHY_MS = 30_000;

/** The clock of this machine against that of the answer. */
export function clockChecks(answer: Answer, now: Date): Check[] {
  if (answer.kind === "none" || answer.date === null) return [];
  const ahead = now.getTime() - answer.date.getTime();
  const seconds = Math.round(Math.abs(ahead) / 1000);
  const message = `The clock of this machine is ${seconds} s ${ahead > 0 ? "ahead of" : "behind"} Apple's.`;
  if (ahead > AHEAD_MS || ahead < -BEHIND_MS)
    return [error("clock/skewed", message, "Set the clock: Apple refuses tokens that are not of now.")];
  if (Math.abs(ahead) > NOTEWORTHY_MS)
    return [warning("clock/skewed", message, "Set the clock before the difference grows.")];
  return [ok("clock/skewed", "The clock agrees with Apple's.")];
}

/** The apps of an answer; null where it has no list of them. */
function appsOf(body: string | null): readonly unknown[] | null {
  const document = documentOf(body);
  const isList =
    typeof document === "object" && document !== null && "data" in document && Array.isArray(document.data);
  return isList ? (document.data as readonly unknown[]) : null;
}

function taken(apps: readonly unknown[]): Check[] {
  const accepted = ok("online/unauthorized", "Apple takes the key.");
  if (apps.length > 0) return [accepted];
  const message = "Apple takes the key, and shows it no app.";
  const help = "Check that the key is of the team that owns the app, and that its access is not limited to other apps.";
  return [accepted, { code: "online/no-apps", verdict: "info", message, help }];
}
