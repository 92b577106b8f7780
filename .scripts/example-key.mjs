// Makes the private key that examples/preview names. It opens nothing, and still no private key is ever committed.
import { generateKeyPairSync } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const folder = join(import.meta.dirname, "..", "examples", "preview", "keys");
const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });

mkdirSync(folder, { recursive: true, mode: 0o700 });
try {
  writeFileSync(join(folder, "AuthKey_2X9R4HXF34.p8"), privateKey.export({ type: "pkcs8", format: "pem" }), {
    mode: 0o600,
    flag: "wx", // a key that is there stays, so that two runs show the same
  });
} catch (error) {
  if (error.code !== "EEXIST") throw error;
}
