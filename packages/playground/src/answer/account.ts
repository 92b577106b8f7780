import { type ConnectedAccount, parseConnectedAccountText, StepAuthError } from "@stepauth/core";
import { assumedAccount, type PreviewAccount, pullRequestAccount } from "@stepauth/preview";
import type { Settings } from "./settings.js";

const LONGEST_DOCUMENT = 1024 * 1024;

/** The connected account that the form describes. A pull-request build of a public app gets none, whatever is connected. */
export function accountOf({ context, account, document }: Settings): PreviewAccount {
  if (context === "pr") return pullRequestAccount();
  switch (account) {
    case "none":
      return { source: "none", account: null };
    case "expired":
      return changed(assumedAccount("apple-id"), ({ appleId, ...rest }) => ({
        ...rest,
        appleId: appleId && { ...appleId, expiresAt: new Date(0) },
      }));
    case "enterprise":
      return changed(assumedAccount("api-key"), ({ apiKey, ...rest }) => ({
        ...rest,
        apiKey: apiKey && { ...apiKey, enterprise: true },
      }));
    case "document":
      return { source: "document", account: parsed(document) };
    default:
      return assumedAccount(account);
  }
}

function changed(assumed: PreviewAccount, change: (account: ConnectedAccount) => ConnectedAccount): PreviewAccount {
  return { ...assumed, account: change(assumed.account as ConnectedAccount) };
}

function parsed(document: string): PreviewAccount["account"] {
  if (document.trim() === "") return null;
  try {
    if (document.length > LONGEST_DOCUMENT) throw new StepAuthError("account/malformed", "The document is too long.");
    return parseConnectedAccountText(document);
  } catch (error) {
    if (error instanceof StepAuthError) return error;
    throw error;
  }
}
