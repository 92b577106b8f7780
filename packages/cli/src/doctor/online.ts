import { type ApiKeyCredentials, createToken, StepAuthError } from "@stepauth/core";
import { UsageError } from "../errors.js";
import { type Answer, ask } from "./ask.js";
import { type Check, type Facts, skipped } from "./check.js";
import { classify, clockChecks } from "./classify.js";

/** How Apple is asked. */
export interface OnlineOptions {
  /** `--api-url`; Apple's own unless given. */
  readonly apiUrl: string | undefined;
  readonly fetch: typeof globalThis.fetch;
  readonly timeoutMs?: number;
}

const HOSTS = {
  standard: "https://api.appstoreconnect.apple.com",
  enterprise: "https://api.enterprise.developer.apple.com",
} as const;

/**
 * Asks Apple whether it takes the key, with a request that changes nothing. Only when Apple refuses the key and the clock is
 * right is it asked again, as a key of the other program.
 */
export async function onlineChecks(
  { resolution: { credentials }, io }: Facts,
  options: OnlineOptions,
): Promise<Check[]> {
  if (credentials?.method !== "api-key")
    return [
      skipped("online/unauthorized", "Only an API key can be tried: whether an Apple ID works shows at its login."),
    ];
  const asking = (enterprise: boolean) => askAs({ ...credentials, enterprise }, io.now(), options);
  try {
    const answer = await asking(credentials.enterprise);
    const skew = clockChecks(answer, io.now());
    const refused = answer.kind === "answer" && answer.status === 401;
    const other =
      refused && !skew.some(({ verdict }) => verdict === "error") ? await asking(!credentials.enterprise) : null;
    return [
      ...skew,
      ...classify(answer, {
        other,
        enterprise: credentials.enterprise,
        skewed: skew.some(({ verdict }) => verdict === "error"),
      }),
    ];
  } catch (error) {
    if (error instanceof StepAuthError)
      return [skipped("online/unauthorized", `Apple was not asked: ${error.message}`)];
    throw error;
  }
}

async function askAs(key: ApiKeyCredentials, now: Date, { apiUrl, fetch, timeoutMs }: OnlineOptions): Promise<Answer> {
  const token = await createToken(key, { now, durationSeconds: 300 });
  const url = new URL(
    `${(apiUrl ?? HOSTS[key.enterprise ? "enterprise" : "standard"]).replace(/(?<!\/)\/+$/, "")}/v1/apps?limit=1`,
  );
  return ask({ url, token: token.reveal(), fetch, timeoutMs });
}

/**
 * Checks `--api-url`.
 *
 * @throws {UsageError} for what is no URL, and for plain http to another machine: the token would be there to read
 */
export function checkApiUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  const loopback = url !== null && /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(url.hostname);
  if (url?.protocol === "https:" || (url?.protocol === "http:" && loopback)) return text;
  throw new UsageError("--api-url takes an https address, or a http one of this machine.");
}
