import { type AppStoreConnect, fakeAppStoreConnect, fakeFiles, makeApiKey } from "@stepauth/testing";
import { vi } from "vitest";
import { folder, type Ran, run } from "../run.js";

// A company for tests: two teams with keys, one of them of the Enterprise Program, and Apple, who knows both.

export const TEAM = "AB12CD34EF";
export const OTHER_TEAM = "ZX98YW76VU";
export const KEY_ID = "2X9R4HXF34";
export const ISSUER_ID = "57246542-96fe-1a63-e053-0824d011072a";
export const pem = makeApiKey().privateKey;
export const otherPem = makeApiKey().privateKey;
export const now = new Date("2026-11-01T12:00:00Z");
export const LIST_URL = "https://files.example.com/asc-keys.json";

export const entry = {
  ...{ team_id: TEAM, key_id: KEY_ID, issuer_id: ISSUER_ID, enterprise: false as unknown, private_key: pem as unknown },
};
export const otherEntry = {
  ...{ team_id: OTHER_TEAM, key_id: "9ZKEYOTHER", issuer_id: "6f1e3c58-2b0a-4d7e-9c41-0d5a8e7b1f22" },
  ...{ enterprise: true, private_key: otherPem },
};
export const list = { version: "2026-10-07-1", keys: [entry, otherEntry] };

export function knowing(...keys: readonly (typeof entry)[]): AppStoreConnect {
  return fakeAppStoreConnect({
    keys: keys.map(({ key_id: keyId, issuer_id: issuerId, private_key: key, enterprise }) => ({
      ...{ keyId, issuerId, key: String(key), enterprise: enterprise === true },
    })),
    now: () => now.getTime(),
  });
}

/** The network of a test: the list behind its address, and Apple. */
export function network(text: string, apple: AppStoreConnect = knowing(entry, otherEntry)) {
  const files = fakeFiles({ files: { "/asc-keys.json": text } });
  const hosts: string[] = [];
  vi.stubGlobal("fetch", (async (input, init) => {
    const { hostname } = new URL(String(input));
    hosts.push(hostname);
    return (hostname === "files.example.com" ? files : apple).fetch(input, init);
  }) satisfies typeof globalThis.fetch);
  return { files, apple, hosts };
}

/** Runs `stepauth team` in a folder of its own with files in it. */
export async function team(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  files: Readonly<Record<string, string>> = {},
): Promise<Ran> {
  const { path: cwd, remove } = folder({ ".git/HEAD": "", ...files });
  try {
    return await run(["team", ...args], { cwd, env, now });
  } finally {
    remove();
  }
}

/** The codes of what was said on standard error, with their severities. */
export function said({ stderr }: Ran): string[] {
  return [...stderr.matchAll(/^(?:stepauth: )?(error|warning): .* \(([\w/-]+)\)$/gm)].map(
    ([, severity, code]) => `${severity} ${code}`,
  );
}
