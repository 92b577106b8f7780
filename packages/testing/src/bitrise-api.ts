import { jsonAnswer } from "./fake/answer.js";
import { type FakeApi, type FakeOptions, makeFake } from "./fake/fake.js";

/** An API key that is connected to a workspace, as Bitrise's API tells of it. */
export interface ConnectedApiKey {
  readonly slug: string;
  readonly name: string;
  readonly issuer_id: string;
  readonly key_id: string;
  readonly is_enterprise_account: boolean;
  readonly created_at: string;
  readonly updated_at: string;
}

/** What a fake Bitrise knows. */
export interface BitriseApiOptions extends FakeOptions {
  /** The personal or workspace token that must be sent. */
  readonly token: string;
  /** The connected API keys of workspaces by their slug. */
  readonly workspaces: Readonly<Record<string, readonly ConnectedApiKey[]>>;
}

/** The part of Bitrise's public API that tells which API keys a workspace has: `GET /organizations/{slug}/apple-api-credentials`. */
export function fakeBitriseApi({ token, workspaces, ...options }: BitriseApiOptions): FakeApi {
  return makeFake(
    ({ path, headers }) => {
      if (headers.authorization !== token) return jsonAnswer(401, { error_msg: "Unauthorized" });
      const slug = /\/organizations\/([\w-]+)\/apple-api-credentials$/.exec(path)?.[1] ?? "";
      return Object.hasOwn(workspaces, slug)
        ? jsonAnswer(200, { data: workspaces[slug] })
        : jsonAnswer(404, { error_msg: "Not Found" });
    },
    (status) => JSON.stringify({ error_msg: `Status ${status}` }),
    options,
  );
}
