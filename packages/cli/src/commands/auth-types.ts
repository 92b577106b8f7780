import { authTypesToTable, authTypesWith, printJson } from "@stepauth/preview";
import type { Io } from "../io/io.js";
import { loadAdapters } from "../use/load-adapters.js";

/** The flags of `stepauth auth-types`. */
export interface AuthTypesFlags {
  readonly json?: boolean;
  readonly adapter: readonly string[];
}

/** Prints the auth-type table. */
export async function authTypesCommand({ json, adapter }: AuthTypesFlags, io: Io): Promise<number> {
  const { adapters: own } = await loadAdapters(adapter, undefined, io);
  const table = authTypesWith(own);
  const { columns: width, color } = io.stdout;
  await io.stdout.write(json ? `${printJson(table, 2)}\n` : authTypesToTable({ width, color }, table));
  return 0;
}
