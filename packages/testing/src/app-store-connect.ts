import { type FakeAnswer, type FakeRequest, jsonAnswer } from "./fake/answer.js";
import { type FakeApi, type FakeOptions, makeFake } from "./fake/fake.js";
import { type KnownKey, type TokenProblem, verifyToken } from "./jwt.js";

/** What a fake App Store Connect knows. */
export interface AppStoreConnectOptions extends FakeOptions {
  readonly keys: readonly KnownKey[];
  /** Resources by their path, such as `/v1/apps`: the entries of the answer's `data`. */
  readonly data?: Readonly<Record<string, readonly unknown[]>>;
  /** False: the account holder has not signed an agreement, so that every request gets 403. */
  readonly agreementsSigned?: boolean;
}

/** A fake App Store Connect API, and why it refused tokens. */
export interface AppStoreConnect extends FakeApi {
  /** One entry per request with a token that was not accepted, in order. */
  readonly refused: readonly TokenProblem[];
}

const RESOURCES = ["apps", "builds", "bundleIds", "certificates", "devices", "profiles", "users"];

/**
 * An App Store Connect API that really verifies tokens: signature, key ID, issuer, audience, lifetime, scope. It answers
 * lists of the usual resources, empty unless `data` says otherwise.
 *
 * @example
 * ```ts
 * const apple = fakeAppStoreConnect({ keys: [{ keyId, issuerId, key: privateKeyPem }] });
 * const response = await apple.fetch("https://api.appstoreconnect.apple.com/v1/apps", { headers });
 * ```
 */
export function fakeAppStoreConnect(options: AppStoreConnectOptions): AppStoreConnect {
  const { keys, data = {}, agreementsSigned = true, now = Date.now } = options;
  const refused: TokenProblem[] = [];
  const proper = ({ method, path, headers }: FakeRequest): FakeAnswer => {
    const token = /^Bearer (.+)$/.exec(headers.authorization ?? "")?.[1] ?? "";
    const verified = verifyToken(token, { keys, now: now(), request: `${method} ${path}` });
    if (!verified.ok) {
      refused.push(verified.problem);
      return errorAnswer(401, "NOT_AUTHORIZED");
    }
    if (!agreementsSigned) return errorAnswer(403, "FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED");
    const [route = ""] = path.split("?");
    if (verified.key.allows?.(route) === false) return errorAnswer(403, "FORBIDDEN_ERROR", KEY_NOT_ALLOWED);
    return list(route, data);
  };
  return {
    ...makeFake(proper, (status) => errorAnswer(status, CODES[status] ?? "UNEXPECTED_ERROR").body, options),
    refused,
  };
}

const CODES: Readonly<Record<number, string>> = {
  401: "NOT_AUTHORIZED",
  403: "FORBIDDEN_ERROR",
  404: "NOT_FOUND",
  429: "RATE_LIMIT_EXCEEDED",
};

function list(route: string, data: Readonly<Record<string, readonly unknown[]>>): FakeAnswer {
  const known = Object.hasOwn(data, route) || RESOURCES.some((name) => route === `/v1/${name}`);
  if (!known) return errorAnswer(404, "NOT_FOUND");
  const entries = data[route] ?? [];
  return jsonAnswer(200, { data: entries, meta: { paging: { total: entries.length, limit: 50 } } });
}

// Apple's own words, by which a role is told from other reasons.
const KEY_NOT_ALLOWED = "The API key in use does not allow this request";

function errorAnswer(status: number, code: string, detail = code): FakeAnswer {
  return jsonAnswer(status, { errors: [{ status: String(status), code, title: code, detail }] });
}
