import type { ConnectedAccount } from "../account/account.js";
import { parseConnectedAccountText } from "../account/parse.js";
import { type AccountRequest, fetchAccountDocument } from "./account.js";

/**
 * The connected account of a build: requested as {@link fetchAccountDocument} does, and read.
 *
 * @throws {StepAuthError} an `account/*` code for every way in which it can't be had or used
 */
export async function fetchConnectedAccount(request: AccountRequest): Promise<ConnectedAccount> {
  return parseConnectedAccountText(await fetchAccountDocument(request));
}
