import { type Check, type CheckRule, failedBy, ok } from "./check.js";

// Findings of the resolver that a check of ours says more about.
const SAID_BETTER = new Set(["key/repaired"]);
const SAID_BETTER_OF_ACCOUNT = new Set([...SAID_BETTER, "session/expires-soon"]);

/** What the resolver has found: about the inputs, the connected account, the credentials, the step. */
export const resolverFindings: CheckRule = ({ findings, resolution, account }) => {
  const better = resolution.origin === "connection" ? SAID_BETTER_OF_ACCOUNT : SAID_BETTER;
  const said = findings.filter(({ code }) => !better.has(code)).map(failedBy);
  const clean = (about: string) => !said.some(({ code, verdict }) => code.startsWith(about) && verdict !== "info");
  const passed: Check[] = [];
  if (clean("inputs/")) passed.push(ok("inputs/both-methods", "The step's inputs fit together."));
  if (clean("account/") && account.account !== null)
    passed.push(ok("account/malformed", "The connected account can be used, as far as it was needed."));
  if (resolution.status === "resolved") passed.push(ok("credentials/none", "The step gets credentials."));
  return [...said, ...passed];
};
