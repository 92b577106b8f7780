import { rolesOf } from "@stepauth/preview";
import type { Check, CheckRule } from "./check.js";

/** The roles that the step's work needs: nobody but Apple knows which one the credentials have. */
export const roles: CheckRule = ({ adapter, resolution: { method } }) => {
  if (method === null) return [];
  return rolesOf(adapter).map(({ work, managedKey, key, appleId }): Check => {
    const ofKey = managedKey === key ? key : `${key}, where Xcode manages signing ${managedKey}`;
    const role = method === "api-key" ? `the key needs the role ${ofKey}` : `the Apple ID needs the role ${appleId}`;
    return { code: "online/role-needed", verdict: "info", message: `For ${work}: ${role}, at the least.` };
  });
};
