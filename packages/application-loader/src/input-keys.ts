// Generated from catalogue.json; do not edit. `pnpm vitest run -u packages/cli/test/input-keys.test.ts` writes it.

/** The inputs that the versions of the step `deploy-to-itunesconnect-application-loader` have. */
export type InputKey =
  | "altool_options"
  | "api_issuer"
  | "api_key_path"
  | "app_id"
  | "app_password"
  | "bundle_id"
  | "bundle_short_version_string"
  | "bundle_version"
  | "connection"
  | "ipa_path"
  | "itunescon_user"
  | "password"
  | "pkg_path"
  | "platform"
  | "retries"
  | "verbose_log";
