import * as z from "zod/mini";

// What `stepauth lane` prints: strict, so that a member that nobody has described fails a test.

const text = (description: string) => z.string().check(z.describe(description));
const known = z.nullish(z.string());
const flag = z.nullish(z.union([z.boolean(), z.literal("unknown")]));
const result = z.enum(["defines-key", "api-key", "apple-id", "upload-only", "none", "fails", "unknown"]);
const outcome = z
  .enum(["completed", "fails", "unknown"])
  .check(z.describe("unknown: only the run can tell how it ends"));

const upload = z.strictObject({
  uses: z.enum(["api-key", "apple-id", "unknown"]),
  key_id: known,
  username: known,
  password_from: known,
  app_specific: flag,
  provider: known,
  public_provider: known,
});

const action = z.strictObject({
  action: text("its canonical name; spaceship for a login or token that the Fastfile makes itself"),
  as: z.optional(text("the name in the call, when it is another")),
  at: text("file:line of the call's name"),
  lane: text("the platform and lane that was running"),
  result,
  why: z.optional(text("why it fails, or talks to nobody")),
  after: z.optional(text("what it had authenticated with before it failed")),
  key_id: known,
  key_id_from: known,
  issuer_id: known,
  issuer_id_from: known,
  content: z.optional(z.enum(["key_content", "key_filepath", "unknown"])),
  content_from: known,
  path: known,
  base64: flag,
  in_house: flag.check(z.describe("null: the key's source does not say")),
  sets_token: flag,
  from: known.check(z.describe("where the key is from: option, env:NAME, file:Deliverfile, lane-context, ...")),
  set_at: known.check(z.describe("file:line of the call that set what is used")),
  username: known.check(z.describe("masked, unless revealed")),
  username_from: known,
  password_from: known,
  session_from: known,
  logins: z.optional(z.union([z.array(z.enum(["portal", "tunes"])), z.literal("unknown")])),
  team_id: known,
  team_name: known,
  missing: z.optional(z.union([z.array(z.string()), z.literal("unknown")])),
  upload: z.nullish(z.union([upload, z.literal("unknown")])),
  certain: z.optional(z.literal(false)).check(z.describe("false: only the run can tell whether it is reached")),
});

const answer = {
  outcome,
  why: z.optional(text("why it fails")),
  actions: z.array(action).check(z.describe("in the order in which they run")),
  assumed: z.optional(z.array(z.string())).check(z.describe("variables that were taken to be set in the build")),
};

const lane = z.strictObject({
  lane: text("what fastlane is called with"),
  private: z.boolean(),
  at: z.optional(text("file:line of its definition")),
  needs: z.array(z.enum(["api-key", "apple-id", "session", "app-specific-password"])),
  ...answer,
});

const finding = z.strictObject({
  code: z.enum([
    "lane/fails",
    "lane/limit",
    "lane/app-id-form",
    "lane/app-password-missing",
    "lane/appfile-error",
    "lane/content-over-path",
    "lane/empty-option",
    "lane/empty-variable",
    "lane/env-file-not-loaded",
    "lane/env-file-overrides",
    "lane/environment-overridden",
    "lane/fastlane-too-old",
    "lane/for-lane-unused",
    "lane/hash-and-path",
    "lane/in-house-missing",
    "lane/key-file-form",
    "lane/key-not-json",
    "lane/needs-apple-id",
    "lane/option-removed",
    "lane/password-unread",
    "lane/path-ignored",
    "lane/precheck-with-key",
    "lane/readonly",
    "lane/recursion",
    "lane/return",
    "lane/session-unreadable",
    "lane/session-without-password",
    "lane/token-lost",
    "lane/two-keys",
    "lane/two-users",
    "lane/user-ignored",
  ]),
  severity: z.enum(["error", "warning", "info"]),
  message: z.string(),
  help: z.optional(z.string()),
  location: z.optional(z.strictObject({ file: z.string(), line: z.int(), column: z.int() })),
});

/** What `stepauth lane --format json` prints. */
export const laneReportSchema = z.strictObject({
  schemaVersion: z.literal(1),
  dir: text("the folder that was asked about"),
  fastlane: z.strictObject({
    version: text("the release whose rules hold"),
    from: z.enum(["option", "Gemfile.lock", "newest-known"]),
    newerThanKnown: z.optional(z.literal(true)),
  }),
  why: z.optional(text("why the Fastfile can't be read to its end")),
  lanes: z.array(lane),
  diagnostics: z.array(finding),
});

/** A line for `stepauth lane --jsonl`; unknown members are ignored. */
export const laneRequestSchema = z.object({
  id: z.optional(z.unknown()).check(z.describe("comes back in the answer")),
  files: z
    .record(z.string(), z.string())
    .check(z.describe("path from the project's root -> text; nothing else exists")),
  work_dir: z.optional(text("where fastlane is called, below the root")),
  env: z.optional(z.record(z.string(), z.string())).check(z.describe("the environment that fastlane starts with")),
  lane: text("what fastlane is called with: ios beta user:x --env stg"),
  fastlane_version: z.optional(text("the release of fastlane; else that of a Gemfile.lock, else the newest known")),
});

/** A line from it. */
export const laneAnswerSchema = z.union([
  z.strictObject({ id: z.optional(z.unknown()), ...answer }),
  z.strictObject({
    id: z.optional(z.unknown()),
    error: z.strictObject({
      code: z.enum(["request/not-json", "request/invalid", "request/too-long"]),
      message: z.string(),
    }),
  }),
]);
