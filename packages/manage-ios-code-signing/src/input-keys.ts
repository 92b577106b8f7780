// Generated from catalogue.json; do not edit. `pnpm vitest run -u packages/cli/test/input-keys.test.ts` writes it.

/** The inputs that the versions of the step `manage-ios-code-signing` have. */
export type InputKey =
  | "api_key_enterprise_account"
  | "api_key_id"
  | "api_key_issuer_id"
  | "api_key_path"
  | "apple_service_connection"
  | "apple_team_id"
  | "build_api_token"
  | "build_url"
  | "certificate_url_list"
  | "configuration"
  | "distribution_method"
  | "fallback_provisioning_profile_url_list"
  | "keychain_password"
  | "keychain_path"
  | "min_profile_validity"
  | "passphrase_list"
  | "project_path"
  | "register_test_devices"
  | "scheme"
  | "sign_uitest_targets"
  | "verbose_log";
