import { isEnterpriseKeyOfOld, isSecondAppleId } from "../allowed.js";
import { shown } from "../issues.js";
import { problem, type Rule } from "./rule.js";

/** Apps assign accounts by their names, so that a name must be one account's alone. */
export const uniqueNames: Rule = ({ config: { accounts }, at }) =>
  accounts
    .filter(({ name, index }) => accounts.some((other) => other.name === name && other.index < index))
    .map(({ name, index }) =>
      problem(
        "config/account-duplicate",
        at(["accounts", index, "name"]),
        `Another account has the name ${shown(name)} already.`,
        "Give each account a name of its own.",
      ),
    );

/** One Apple ID per person. */
export const oneAppleIdPerPerson: Rule = ({ config, at }) =>
  config.accounts
    .filter((account) => isSecondAppleId(config, account))
    .map(({ person = "", index }) =>
      problem(
        "config/second-apple-id",
        at(["accounts", index]),
        `${shown(person)} has another Apple ID account; one Apple ID per person can be connected.`,
        "Keep the one that the apps are to use.",
      ),
    );

/** No key of the Enterprise Program in the editions that have none. */
export const noEnterpriseKeyOfOld: Rule = ({ config, at }) =>
  config.accounts
    .filter((account) => isEnterpriseKeyOfOld(config, account))
    .map(({ index }) =>
      problem(
        "account/enterprise",
        at(["accounts", index]),
        "An account of the Apple Developer Enterprise Program can't use the App Store Connect API.",
        "Connect an Apple ID instead: the steps that log in with a session take it.",
      ),
    );
