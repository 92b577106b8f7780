import { generateKeyPairSync, type KeyObject } from "node:crypto";

/** A fresh P-256 key in every form that the tests start from. */
export interface KeyMaterial {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  readonly pkcs8: string;
  readonly sec1: string;
  readonly der: Buffer;
  /** The Base64 of the DER, on one line. */
  readonly body: string;
}

export function makeKey(): KeyMaterial {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const pkcs8 = privateKey.export({ format: "pem", type: "pkcs8" }).toString();
  const sec1 = privateKey.export({ format: "pem", type: "sec1" }).toString();
  const der = privateKey.export({ format: "der", type: "pkcs8" });
  return { privateKey, publicKey, pkcs8, sec1, der, body: der.toString("base64") };
}

/** The private number itself, as 64 hexadecimal digits: what must survive every repair. */
export function scalarOf(key: KeyObject): string {
  return Buffer.from(key.export({ format: "jwk" }).d ?? "", "base64url").toString("hex");
}
