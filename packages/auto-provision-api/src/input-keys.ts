// Generated from catalogue.json; do not edit. `pnpm vitest run -u packages/cli/test/input-keys.test.ts` writes it.

/** The inputs that the versions of the step `ios-auto-provision-appstoreconnect` have. */
export type InputKey =
  | "api_issuer"
  | "api_key_path"
  | "apple_id_team_id"
  | "build_api_token"
  | "build_url"
  | "certificate_urls"
  | "configuration"
  | "connection"
  | "distribution_type"
  | "keychain_password"
  | "keychain_path"
  | "min_profile_days_valid"
  | "passphrases"
  | "project_path"
  | "register_test_devices"
  | "scheme"
  | "sign_uitest_targets"
  | "verbose_log";
