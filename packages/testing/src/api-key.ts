import { generateKeyPairSync, randomUUID } from "node:crypto";

/** An API key made up for a test: the right shape, known to nobody. */
export interface TestApiKey {
  readonly keyId: string;
  /** Empty for an individual key. */
  readonly issuerId: string;
  /** PKCS#8 PEM. */
  readonly privateKey: string;
}

/** Makes an API key for a test. */
export function makeApiKey({ individual = false }: { readonly individual?: boolean } = {}): TestApiKey {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  return {
    keyId: randomUUID().replaceAll("-", "").slice(0, 10).toUpperCase(),
    issuerId: individual ? "" : randomUUID(),
    privateKey: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
  };
}
