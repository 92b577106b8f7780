import { closest } from "../../suggest.js";
import { type Kind, kinds, mayBeAssigned, namedAccount, roleOf } from "../allowed.js";
import { shown } from "../issues.js";
import type { App } from "../schema.js";
import { problem, type Rule, type RuleInput } from "./rule.js";

/** Apps assign accounts that are defined, each of the right kind. */
export const knownAccounts: Rule = (input) =>
  assignments(input)
    .filter(({ app, kind }) => !namedAccount(input.config, app, kind))
    .map(({ slug, kind, name }) => {
      const { type, words } = kinds[kind];
      const other = input.config.accounts.some((account) => account.name === name);
      const message = other
        ? `${shown(name)} is no ${words} account.`
        : `There is no account ${shown(name)}, or it is incomplete.`;
      const names = input.config.accounts.filter((account) => account.type === type).map((account) => account.name);
      return problem("config/account-unknown", input.at(["apps", slug, kind]), message, suggestion(name, names));
    });

/** Accounts go only to the apps of the people who may assign them. */
export const assignable: Rule = (input) =>
  assignments(input).flatMap(({ slug, app, kind, name }) => {
    const account = namedAccount(input.config, app, kind);
    if (!account?.person || mayBeAssigned(input.config, app, account)) return [];
    const role = roleOf(account.person, app.roles);
    const who = shown(account.person);
    const why = role === undefined ? `${who} is not on its team` : `${who} is its ${shown(role)}`;
    const message = `${shown(name)} can't be assigned to this app: ${why}.`;
    const help = input.config.edition === "oldest" ? ANYBODY : HELP[kind];
    return [problem("config/not-assignable", input.at(["apps", slug, kind]), message, help)];
  });

const ANYBODY = "It must be the account of somebody on the app's team.";
const HELP: Readonly<Record<Kind, string>> = {
  apiKey: "An API key is offered only to its own person, who assigns it as the app's owner or an admin.",
  appleId: "The Apple ID must be that of the app's owner or of an admin.",
};

function suggestion(name: string, names: readonly string[]): string {
  const near = closest(name, names);
  if (near) return `Did you mean ${near}?`;
  return names.length > 0 ? `Accounts: ${names.join(", ")}.` : "Define it under accounts.";
}

interface Assignment {
  readonly slug: string;
  readonly app: App;
  readonly kind: Kind;
  readonly name: string;
}

function assignments({ config }: RuleInput): Assignment[] {
  return [...config.apps].flatMap(([slug, app]) =>
    (["apiKey", "appleId"] as const).flatMap((kind) => {
      const name = app[kind];
      return name === undefined ? [] : [{ slug, app, kind, name }];
    }),
  );
}
