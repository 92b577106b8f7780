import { makeApiKey } from "@stepauth/testing";

/** Secrets that describe themselves, and one key. */
export const key = makeApiKey();
export const canary = "CANARY_7f3a";

/** Every text that must never show: canaries and the lines of the key, also in the forms that programs make of them. */
export function secretForms(): string[] {
  const lines = key.privateKey.split("\n").filter((line) => line.length > 20 && !line.startsWith("-"));
  const whole = [key.privateKey, canary];
  return [
    canary,
    ...lines,
    ...lines.map((line) => encodeURIComponent(line)),
    ...whole.map((text) => Buffer.from(text).toString("base64").replace(/=+$/, "").slice(0, -4)),
    ...whole.map((text) => Buffer.from(text).toString("hex")),
    ...whole.map((text) => JSON.stringify(text).slice(1, -1)),
  ];
}

const cookie = { name: "DES1", value: `${canary}_cookie`, domain: "apple.com", path: "/" };

export const apiKeyDocument = { key_id: key.keyId, issuer_id: key.issuerId, private_key: key.privateKey };
export const appleIdDocument = {
  apple_id: "connected@example.com",
  password: `${canary}_password`,
  app_specific_password: `${canary}_app_password`,
  connection_expiry_date: "2099-01-01T00:00:00Z",
  session_cookies: { "https://idmsa.apple.com": [cookie] },
};
