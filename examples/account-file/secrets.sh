# The variables that stepauth.yml names, all made up. Yours come from a password manager, or from `direnv`.
# shellcheck shell=bash
export JANE_PASSWORD=made-up JANE_APP_PASSWORD=abcd-efgh-ijkl-mnop
ACME_PRIVATE_KEY=$(node -p 'crypto.generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey.export({ type: "pkcs8", format: "pem" })')
export ACME_PRIVATE_KEY
