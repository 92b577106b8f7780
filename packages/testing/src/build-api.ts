import { timingSafeEqual } from "node:crypto";
import { jsonAnswer } from "./fake/answer.js";
import { type FakeApi, type FakeOptions, makeFake } from "./fake/fake.js";

/** What a fake build has. */
export interface BuildApiOptions extends FakeOptions {
  /** The document of the connected account; `{}` when nothing is connected. */
  readonly document?: unknown;
  /** The token that the build must send as `BUILD_API_TOKEN`. */
  readonly token: string;
}

const DOCUMENT = "/apple_developer_portal_data.json";

/**
 * The part of Bitrise's build API that gives the connected account: `GET {url}/apple_developer_portal_data.json` with the
 * header `BUILD_API_TOKEN`. Another token gets 401, as pull-request builds of public apps do.
 *
 * @example
 * ```ts
 * const api = fakeBuildApi({ token: "t", document: { key_id: "2X9R4HXF34", issuer_id: issuer, private_key: pem } });
 * const { url } = await api.listen();
 * await using auth = await adapter.fromEnv({ BITRISE_BUILD_URL: url, BITRISE_BUILD_API_TOKEN: "t" });
 * ```
 */
export function fakeBuildApi({ document = {}, token, ...options }: BuildApiOptions): FakeApi {
  return makeFake(
    ({ method, path, headers }) => {
      if (!path.split("?")[0]?.endsWith(DOCUMENT)) return jsonAnswer(404, { error_msg: "Not Found" });
      if (method !== "GET") return jsonAnswer(405, { error_msg: "Method Not Allowed" });
      return isSame(headers.build_api_token ?? "", token)
        ? jsonAnswer(200, document)
        : jsonAnswer(401, { error_msg: "Unauthorized" });
    },
    (status) => JSON.stringify({ error_msg: `Status ${status}` }),
    options,
  );
}

function isSame(given: string, expected: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(expected)];
  return left.length === right.length && timingSafeEqual(left, right);
}
