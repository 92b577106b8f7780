import { authTypes } from "@stepauth/core";
import { authTypesToTable, printJson } from "@stepauth/preview";
import type { Io } from "../io/io.js";

/** Prints the auth-type table. */
export async function authTypesCommand({ json }: { readonly json?: boolean }, { stdout }: Io): Promise<number> {
  const text = json ? `${printJson(authTypes, 2)}\n` : authTypesToTable({ width: stdout.columns, color: stdout.color });
  await stdout.write(text);
  return 0;
}
