// Generated from catalogue.json; do not edit. `pnpm vitest run -u packages/cli/test/input-keys.test.ts` writes it.

/** The inputs that the versions of the step `ios-auto-provision` have. */
export type InputKey =
  | "build_api_token"
  | "build_url"
  | "certificate_urls"
  | "configuration"
  | "distribution_type"
  | "distributon_type"
  | "generate_profiles"
  | "keychain_password"
  | "keychain_path"
  | "min_profile_days_valid"
  | "passphrases"
  | "project_path"
  | "register_test_devices"
  | "scheme"
  | "team_id"
  | "verbose_log";
