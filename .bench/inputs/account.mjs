/** @typedef {import("./api-key.mjs").ApiKey} ApiKey */
/** @typedef {import("./random.mjs").Random} Random */

/**
 * The document of a connected account with both kinds of credentials, as the build API answers. What is secret in it is made up.
 *
 * @param {Random} random
 * @param {ApiKey} key
 */
export function accountDocument(random, { keyId, issuerId, privateKey }) {
  return {
    apple_id: `ci-${random.integer(1, 9999)}@example.com`,
    password: `made-up-${random.hex(16)}`,
    app_specific_password: "made-upin-thec-onne",
    connection_expiry_date: "2999-12-31T00:00:00Z",
    session_cookies: {
      "https://idmsa.apple.com": [
        cookie(`DES${random.hex(32)}`, `made-up-${random.hex(96)}`, "idmsa.apple.com"),
        cookie("myacinfo", `made-up-${random.hex(160)}`, "apple.com"),
      ],
    },
    key_id: keyId,
    issuer_id: issuerId,
    private_key: privateKey,
    test_devices: Array.from({ length: random.integer(0, 3) }, (_, index) => testDevice(random, index + 1)),
  };
}

/**
 * @param {string} name
 * @param {string} value
 * @param {string} domain
 */
function cookie(name, value, domain) {
  return { name, value, domain, for_domain: true, path: "/", secure: true, httponly: true, max_age: 2592000 };
}

/**
 * @param {Random} random
 * @param {number} id
 */
function testDevice(random, id) {
  return {
    id,
    user_id: 1,
    device_identifier: `${random.hex(8)}-${random.hex(16)}`.toUpperCase(),
    title: `Phone ${id}`,
    created_at: "2026-01-12T09:30:00Z",
    updated_at: "2026-01-12T09:30:00Z",
    device_type: "ios",
  };
}
