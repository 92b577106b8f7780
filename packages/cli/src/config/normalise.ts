import type { Diagnostic } from "@stepauth/core";
import * as z from "zod";
import type { Config } from "./config.js";
import type { ConfigDocument, Path } from "./document.js";
import { findingsOf } from "./issues.js";
import {
  type ApiKeyAccount,
  type App,
  type AppleIdAccount,
  apiKeyAccount,
  appleIdAccount,
  appSchema,
  configSchema,
  topLevel,
} from "./schema.js";

/** The values of a file that have their shape, and findings about those that have not. */
export type NormalisedConfig = Omit<Config, "file" | "folder" | "named" | "at">;

type Json = Readonly<Record<string, unknown>>;

/** The second stage: every part is checked by itself, so that a mistake in one does not cost the others. */
export function normaliseConfig(document: ConfigDocument): NormalisedConfig {
  const given = document.value as Json;
  const findings: Diagnostic[] = [];
  const check = <T>(schema: z.ZodType<T>, value: unknown, path: Path): T | undefined => {
    if (value === undefined) return undefined;
    const result = schema.safeParse(value, { reportInput: false });
    if (result.success) return result.data;
    findings.push(...findingsOf(result.error.issues, path, value, document));
    return undefined;
  };
  check(configSchema.pick({}), unknownKeys(given), []);
  const policy = check(topLevel.policy, given.policy, ["policy"]);
  const context = check(topLevel.context, given.context, ["context"]);
  const accounts = list(given.accounts, ["accounts"], check).flatMap((value, index) => {
    const account = checkAccount(value, ["accounts", index], check);
    return account ? [{ ...account, index }] : [];
  });
  return {
    ...(policy ? { policy } : {}),
    ...(context ? { context } : {}),
    exposed: check(topLevel.exposed, given.exposed, ["exposed"]) ?? [],
    edition: check(topLevel.edition, given.edition, ["edition"]) ?? "current",
    ignore: check(topLevel.ignore, given.ignore, ["ignore"]) ?? [],
    accounts,
    apps: apps(given.apps, check),
    adapters: check(topLevel.adapters, given.adapters, ["adapters"]) ?? [],
    findings,
  };
}

type Check = <T>(schema: z.ZodType<T>, value: unknown, path: Path) => T | undefined;

function unknownKeys(given: Json): Json {
  return Object.fromEntries(Object.entries(given).filter(([key]) => !Object.hasOwn(configSchema.shape, key)));
}

function list(value: unknown, path: Path, check: Check): readonly unknown[] {
  if (Array.isArray(value)) return value;
  check(configSchema.shape.accounts as z.ZodType<unknown>, value, path);
  return [];
}

const anyType = z.looseObject({ type: z.enum(["api-key", "apple-id"]) });

/** A type that does not exist is all there is to say of an account: what else it should have depends on it. */
function checkAccount(value: unknown, path: Path, check: Check): ApiKeyAccount | AppleIdAccount | undefined {
  const type = check(anyType, value, path)?.type;
  if (type === undefined) return undefined;
  return type === "apple-id" ? check(appleIdAccount, value, path) : check(apiKeyAccount, value, path);
}

function apps(value: unknown, check: Check): ReadonlyMap<string, App> {
  if (value === undefined || typeof value !== "object" || value === null || Array.isArray(value)) {
    check(configSchema.shape.apps as z.ZodType<unknown>, value, ["apps"]);
    return new Map();
  }
  return new Map(
    Object.entries(value).flatMap(([slug, app]) => {
      const checked = check(appSchema, app, ["apps", slug]);
      return checked ? [[slug, checked] as const] : [];
    }),
  );
}
