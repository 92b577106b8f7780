/** What a text that should be a private key turned out to be. `pkcs8` and `sec1` are P-256 private keys. */
export type KeyShape =
  | "pkcs8"
  | "sec1"
  | "empty"
  | "truncated"
  | "damaged"
  | "encrypted"
  | "public-key"
  | "certificate"
  | "certificate-request"
  | "pkcs12"
  | "openssh"
  | "rsa"
  | "dsa"
  | "ed25519"
  | "p384"
  | "p521"
  | "secp256k1"
  | "other-curve"
  | "html"
  | "json"
  | "jwt"
  | "path"
  | "url"
  | "variable"
  | "masked"
  | "key-id"
  | "issuer-id"
  | "binary"
  | "too-long"
  | "unknown";

/** The shapes that are no usable key. */
export type UnusableShape = Exclude<KeyShape, "pkcs8" | "sec1">;

/** What is wrong, and the way out; fixed words, so that no part of the text can be among them. */
export interface ShapeWords {
  readonly message: string;
  readonly help: string;
}

const freshCopy = "Give the AuthKey_<key ID>.p8 file that App Store Connect let you download, as it is.";
const newKey = "Make an API key in App Store Connect (Users and Access, Integrations) and give its .p8 file.";
const contents = "Give what the .p8 file holds, not something that names it.";

/** The words for every shape that is no usable key. */
export const shapeWords: Readonly<Record<UnusableShape, ShapeWords>> = {
  empty: {
    message: "The private key is empty.",
    help: `${freshCopy} If it comes from a variable, check that the variable is set in this build.`,
  },
  truncated: {
    message: "The private key is cut off: a part of it is missing.",
    help: `${freshCopy} A form field or a shell may have kept its first line only.`,
  },
  damaged: {
    message: "The private key is damaged: it has the form of a key, but its content does not hold together.",
    help: freshCopy,
  },
  encrypted: {
    message: "The private key is encrypted with a passphrase, and such keys are not supported.",
    help: "Decrypt it first (`openssl pkcs8 -topk8 -nocrypt`), or give the .p8 file as App Store Connect let you download it: it has no passphrase.",
  },
  "public-key": { message: "This is a public key; a private key is needed.", help: freshCopy },
  certificate: { message: "This is a certificate; a private key is needed.", help: newKey },
  "certificate-request": { message: "This is a certificate signing request; a private key is needed.", help: newKey },
  pkcs12: {
    message: "This is a PKCS#12 file (.p12), which holds a signing certificate; an API key is needed.",
    help: newKey,
  },
  openssh: { message: "This is an OpenSSH key; App Store Connect API keys are PKCS#8 keys.", help: newKey },
  rsa: { message: "This is an RSA key; App Store Connect API keys are P-256 keys.", help: newKey },
  dsa: { message: "This is a DSA key; App Store Connect API keys are P-256 keys.", help: newKey },
  ed25519: {
    message: "This is an Edwards or Montgomery curve key (such as Ed25519); App Store Connect API keys are P-256 keys.",
    help: newKey,
  },
  p384: { message: "This is a key of the curve P-384; App Store Connect API keys are P-256 keys.", help: newKey },
  p521: { message: "This is a key of the curve P-521; App Store Connect API keys are P-256 keys.", help: newKey },
  secp256k1: {
    message: "This is a key of the curve secp256k1; App Store Connect API keys are P-256 keys.",
    help: newKey,
  },
  "other-curve": {
    message: "This is an elliptic curve key of another curve than P-256, which App Store Connect API keys have.",
    help: newKey,
  },
  html: {
    message: "This is a web page or XML, not a private key.",
    help: "The download link may have expired or may need a login: open it in a private browser window to see what it gives.",
  },
  json: {
    message: "This is JSON, not a private key.",
    help: "Give the text of the field that holds the key (`key` in fastlane's API key file), or the .p8 file itself.",
  },
  jwt: { message: "This is a JSON Web Token, not the private key that makes one.", help: freshCopy },
  path: { message: "This is a path, not the private key.", help: contents },
  url: { message: "This is a URL, not the private key.", help: contents },
  variable: {
    message: "This is the name of a variable that was not expanded, not the private key.",
    help: "The variable is not set in this build (secrets are not given to pull requests), or the value is not expanded where it is used.",
  },
  masked: {
    message: "This is the mask that a CI log shows in place of a secret, not the private key.",
    help: `${freshCopy} The value was copied from a log.`,
  },
  "key-id": { message: "This looks like a key ID, not the private key.", help: freshCopy },
  "issuer-id": { message: "This looks like an issuer ID, not the private key.", help: freshCopy },
  binary: {
    message: "This is binary data that was read as text; it can't be a key any more.",
    help: `${freshCopy} A binary (DER) key has to be given as Base64.`,
  },
  "too-long": { message: "This is longer than 64 KiB, so it is no private key.", help: freshCopy },
  unknown: {
    message: "This is no private key in any known form.",
    help: `${freshCopy} Accepted are PKCS#8 and SEC1 as PEM, and the Base64 of either, with or without the BEGIN and END lines.`,
  },
};
