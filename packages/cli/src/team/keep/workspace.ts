import { boundedFetch, type FetchResult, Secret, StepAuthError, unreachableWords } from "@stepauth/core";
import { UsageError } from "../../errors.js";
import type { Io } from "../../io/io.js";
import { tellRetries } from "../../use/retries.js";
import { isObject } from "../object.js";
import { dateOf } from "./rows.js";

/** A key that is connected to a workspace on Bitrise. */
export interface ConnectedKey {
  readonly keyId: string;
  readonly issuerId: string;
  readonly name: string;
  readonly createdAt: Date | null;
}

/** Which workspace, and where it is asked about. */
export interface WorkspaceFlags {
  readonly workspace?: string;
  /** Bitrise's own unless given. */
  readonly bitriseUrl?: string;
}

const BITRISE = "https://api.bitrise.io/v0.1";
const MOST_BYTES = 1024 * 1024;

/**
 * The API keys that are connected to a workspace; null where none is asked about. The token goes to Bitrise, or to this machine.
 *
 * @throws {UsageError} for a workspace of an impossible form, another address, and without a token
 * @throws {StepAuthError} `team/workspace-unavailable`
 */
export async function connectedKeys(flags: WorkspaceFlags, io: Io): Promise<ConnectedKey[] | null> {
  const { workspace, bitriseUrl = BITRISE } = flags;
  if (workspace === undefined) return null;
  if (!/^[\w-]{1,64}$/.test(workspace)) throw new UsageError("--workspace takes the slug of a workspace.");
  const token = io.env.BITRISE_ACCESS_TOKEN;
  if (!token) throw new UsageError("--workspace takes a token, in BITRISE_ACCESS_TOKEN.");
  const tell = tellRetries(io);
  const result = await boundedFetch({
    url: `${checkBitriseUrl(bitriseUrl)}/organizations/${workspace}/apple-api-credentials`,
    headers: { authorization: new Secret(token) },
    ...{ maxBytes: MOST_BYTES, retries: 2, totalMs: 60_000 },
    tellRetry: (retry) => tell({ what: "workspace", ...retry }),
  });
  const keys = result.kind === "ok" ? keysIn(result.body) : null;
  if (keys !== null) return keys;
  throw new StepAuthError(
    "team/workspace-unavailable",
    `The workspace could not be asked about: ${whyOf(result)}.`,
    helpFor(result),
  );
}

/** Neither a part of the address nor what it leads to may be anybody else's. */
function checkBitriseUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isBitrise = url?.protocol === "https:" && url.host === "api.bitrise.io";
  const isHere = url?.protocol === "http:" && /^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname);
  if (url && (isBitrise || isHere) && url.username === "" && url.search === "" && url.hash === "")
    return text.endsWith("/") ? text.slice(0, -1) : text;
  throw new UsageError("--bitrise-url takes the address of api.bitrise.io, or a http one of this machine.");
}

function keysIn(body: string): ConnectedKey[] | null {
  const document = parsed(body);
  if (!isObject(document) || !Array.isArray(document.data)) return null;
  const values: readonly unknown[] = document.data;
  return values.flatMap((value) =>
    isObject(value) && typeof value.key_id === "string"
      ? [
          {
            keyId: value.key_id,
            issuerId: text(value.issuer_id),
            name: text(value.name),
            createdAt: dateOf(value.created_at),
          },
        ]
      : [],
  );
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined; // Its message would quote the answer.
  }
}

function whyOf(result: FetchResult): string {
  if (result.kind === "status") return `Bitrise answers with status ${result.status}`;
  if (result.kind === "unreachable") return unreachableWords[result.reason];
  if (result.kind === "insecure") return "the answer leads to plain http";
  return result.kind === "invalid" && result.what === "header"
    ? "the token has characters that can't be sent"
    : "the answer is not what the API gives";
}

function helpFor(result: FetchResult): string {
  if (result.kind !== "status") return "Check the network of the machine, then try again.";
  if (result.status === 401) return "Check BITRISE_ACCESS_TOKEN: a personal token, or one of the workspace.";
  return result.status === 404 ? "Check the slug: it stands in the address of the workspace." : "Try again later.";
}
