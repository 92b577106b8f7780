import type { Diagnostic, Location, Policy } from "@stepauth/core";
import type { Context } from "@stepauth/preview";
import type { ApiKeyAccount, App, AppleIdAccount, Edition } from "./schema.js";

/** An account of the file, and where in the list it stands. */
export type ConfigAccount = (ApiKeyAccount | AppleIdAccount) & { readonly index: number };

/** What a `stepauth.yml` says. */
export interface Config {
  /** As it is shown. */
  readonly file: string;
  /** The folder that relative paths start from. */
  readonly folder: string;
  /** The file was named on the command line. One that was merely found runs no code and reads no secrets. */
  readonly named: boolean;
  readonly policy?: Policy;
  readonly context?: Context;
  /** Names of secrets that pull-request builds get. */
  readonly exposed: readonly string[];
  readonly edition: Edition;
  readonly ignore: readonly string[];
  readonly accounts: readonly ConfigAccount[];
  readonly apps: ReadonlyMap<string, App>;
  readonly adapters: readonly string[];
  /** What is wrong with the file. */
  readonly findings: readonly Diagnostic[];
  /** Where a value stands. */
  readonly at: (path: readonly (string | number)[]) => Location;
}

/** Whether the file says anything about accounts. */
export function definesAccounts({ accounts, apps }: Config): boolean {
  return accounts.length > 0 || apps.size > 0;
}
