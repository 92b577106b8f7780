// The five steps as a workflow names them, with their inputs. Written out rather than asked of the adapters: what is measured
// must not choose what it is measured with.

/** @typedef {Readonly<Record<string, string>>} Inputs */

/**
 * @typedef {object} Step
 * @property {string} id
 * @property {string} lock the version that workflows name
 * @property {Inputs} usual inputs that have nothing to do with credentials
 * @property {{ path: string, issuer: string }} [apiKey] the inputs that hold an API key
 * @property {{ appleId: string, password: string, appPassword: string }} [appleId] the inputs that hold an Apple ID
 */

const apiKey = { path: "api_key_path", issuer: "api_issuer" };

/** @type {readonly [Step, ...Step[]]} */
export const steps = [
  {
    id: "fastlane",
    lock: "3",
    usual: { lane: "beta", connection: "automatic", verbose_log: "no" },
    apiKey,
    appleId: { appleId: "apple_id", password: "password", appPassword: "app_password" },
  },
  {
    id: "deploy-to-itunesconnect-deliver",
    lock: "2",
    usual: {
      connection: "automatic",
      ipa_path: "./build/Harbour.ipa",
      bundle_id: "com.example.harbour",
      skip_metadata: "yes",
    },
    apiKey,
    appleId: { appleId: "itunescon_user", password: "password", appPassword: "app_password" },
  },
  {
    id: "deploy-to-itunesconnect-application-loader",
    lock: "2",
    usual: { connection: "automatic", ipa_path: "./build/Harbour.ipa", platform: "ios" },
    apiKey,
    appleId: { appleId: "itunescon_user", password: "password", appPassword: "app_password" },
  },
  {
    id: "ios-auto-provision-appstoreconnect",
    lock: "2",
    usual: { connection: "automatic", distribution_type: "app-store", scheme: "Harbour" },
    apiKey,
  },
  {
    id: "ios-auto-provision",
    lock: "2",
    usual: { distribution_type: "app-store", scheme: "Harbour" },
  },
];
