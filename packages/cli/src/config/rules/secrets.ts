import type { Diagnostic } from "@stepauth/core";
import { secretInClear } from "../issues.js";
import type { Rule } from "./rule.js";

// Texts that are secrets wherever they stand: private keys, app-specific passwords, tokens.
const SECRETS = [/-----BEGIN/, /^[a-z]{4}(?:-[a-z]{4}){3}$/, /^eyJ[\w-]+\.[\w-]+\.[\w-]+$/];

// Members that hold a text in place of `{ env }` or `{ path }` are reported by the shape.
const SHAPED = new Set(["privateKey", "password", "appSpecificPassword", "session"]);

/** A secret in clear, whatever key it was put under. */
export const noSecretsInClear: Rule = ({ value, at }) => {
  const found: Diagnostic[] = [];
  const walk = (current: unknown, path: readonly (string | number)[]): void => {
    if (typeof current === "string") {
      const shaped = path[0] === "accounts" && path.length === 3 && SHAPED.has(String(path[2]));
      if (!shaped && SECRETS.some((secret) => secret.test(current))) found.push(secretInClear(path, { at }));
    } else if (Array.isArray(current)) for (const [index, item] of current.entries()) walk(item, [...path, index]);
    else if (typeof current === "object" && current !== null)
      for (const [key, item] of Object.entries(current)) walk(item, [...path, key]);
  };
  walk(value, []);
  return found;
};
