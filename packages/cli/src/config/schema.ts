import * as z from "zod";

// The shape of stepauth.yml. Texts only: a YAML scalar is read as it is written, so that a key ID such as 12345E6789 stays
// what it is. What a shape can't say (names that must exist, who may be assigned) are the rules beside this file.

const text = z.string().min(1);
const team = z.string().regex(/^[A-Z0-9]{1,20}$/);
const variable = z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/);

/** A secret is never written down: it is in a variable of the environment, or in a file. */
const secret = z
  .union([
    z.strictObject({ env: variable.describe("the variable that holds it") }),
    z.strictObject({ path: text.describe("the file that holds it, relative to stepauth.yml") }),
  ])
  .describe("where the secret is: { env: NAME } or { path: FILE }");

const common = {
  name: text.describe("the name that apps assign the account by"),
  person: text.optional().describe("whose account it is"),
  program: z.enum(["standard", "enterprise"]).optional().describe("the Apple Developer Program it belongs to"),
};

export const apiKeyAccount = z.strictObject({
  type: z.literal("api-key"),
  ...common,
  issuerId: text.describe("the issuer ID, a UUID"),
  keyId: text.describe("the key ID: 10 upper-case letters and digits"),
  team: team.optional().describe("the team that the key belongs to, for `stepauth team`"),
  privateKey: secret,
});

export const appleIdAccount = z.strictObject({
  type: z.literal("apple-id"),
  ...common,
  appleId: text.describe("the Apple ID, a mail address"),
  password: secret,
  appSpecificPassword: secret.optional(),
  session: secret.optional().describe("the 2FA session: FASTLANE_SESSION as `fastlane spaceauth` prints it"),
  codeGivenAt: z
    .string()
    .regex(/^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d))?$/)
    .refine((date) => !Number.isNaN(Date.parse(date)), { when: ({ issues }) => issues.length === 0 })
    .optional()
    .describe("when the 2FA code was given; the session lasts 30 days from then"),
});

const role = z.enum(["owner", "admin", "developer", "tester"]);

export const appSchema = z.strictObject({
  roles: z.record(text, role).optional().describe("the people on the app's team, and what each of them is"),
  apiKey: text.optional().describe("the API key account assigned to the app"),
  appleId: text.optional().describe("the Apple ID account assigned to the app"),
});

/** The keys that stand on their own. */
export const topLevel = {
  policy: z.enum(["inputs-first", "shipped"]).describe("which rule decides"),
  context: z.enum(["ci", "local", "pr"]).describe("where workflows are previewed"),
  exposed: z.array(variable).describe("names of secrets that pull-request builds get"),
  edition: z.enum(["current", "legacy", "oldest"]).describe("the edition of Bitrise's rules for assigning accounts"),
  ignore: z.array(text).describe("codes of diagnostics to leave out"),
  adapters: z.array(text).describe("modules with adapters of your own, relative to stepauth.yml"),
};

/** The whole file, for the published JSON Schema. */
export const configSchema = z
  .strictObject({
    policy: topLevel.policy.optional(),
    context: topLevel.context.optional(),
    exposed: topLevel.exposed.optional(),
    edition: topLevel.edition.optional(),
    ignore: topLevel.ignore.optional(),
    accounts: z.array(z.discriminatedUnion("type", [apiKeyAccount, appleIdAccount])).optional(),
    apps: z.record(text, appSchema).optional(),
    adapters: topLevel.adapters.optional(),
  })
  .describe("Defaults, accounts and apps for stepauth");

export type SecretReference = z.infer<typeof secret>;
export type ApiKeyAccount = z.infer<typeof apiKeyAccount>;
export type AppleIdAccount = z.infer<typeof appleIdAccount>;
export type App = z.infer<typeof appSchema>;
export type Edition = z.infer<typeof topLevel.edition>;
