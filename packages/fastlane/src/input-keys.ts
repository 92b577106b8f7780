// Generated from catalogue.json; do not edit. `pnpm vitest run -u packages/cli/test/input-keys.test.ts` writes it.

/** The inputs that the versions of the step `fastlane` have. */
export type InputKey =
  | "api_issuer"
  | "api_key_path"
  | "app_password"
  | "apple_id"
  | "connection"
  | "enable_cache"
  | "lane"
  | "password"
  | "update_fastlane"
  | "verbose_log"
  | "work_dir";
