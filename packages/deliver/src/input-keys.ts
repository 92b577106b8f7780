// Generated from catalogue.json; do not edit. `pnpm vitest run -u packages/cli/test/input-keys.test.ts` writes it.

/** The inputs that the versions of the step `deploy-to-itunesconnect-deliver` have. */
export type InputKey =
  | "altool_options"
  | "api_issuer"
  | "api_key_path"
  | "app_id"
  | "app_password"
  | "bundle_id"
  | "connection"
  | "fastlane_version"
  | "gemfile_path"
  | "ipa_path"
  | "itms_upload_parameters"
  | "itunescon_user"
  | "options"
  | "password"
  | "pkg_path"
  | "platform"
  | "skip_app_version_update"
  | "skip_metadata"
  | "skip_screenshots"
  | "submit_for_beta"
  | "submit_for_review"
  | "team_id"
  | "team_name"
  | "update_deliver"
  | "verbose_log";
