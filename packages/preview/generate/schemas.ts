import { diagnosticCodes } from "@stepauth/core";
import * as z from "zod/mini";
import { diffSchema } from "./diff-schema.js";
import { laneAnswerSchema, laneReportSchema, laneRequestSchema } from "./lane-schemas.js";
import { migrateSchema } from "./migrate-schema.js";

// What other programs read. Strict on purpose: a member that the code prints and nobody has described fails a test.

const recorded = z.nullish(
  z.union([
    z.object({ document: z.unknown() }).check(z.describe("the parsed apple_developer_portal_data.json")),
    z
      .object({ status: z.int(), body: z.optional(z.string()) })
      .check(z.describe("a recorded answer of the build API; with another status than 200 the body is not looked at")),
    z.object({ error: z.literal("unreachable") }).check(z.describe("a recorded failure: no answer came")),
  ]),
);

/** What a request looks like; unknown members are ignored. The code reads it without a schema, which costs a batch too much. */
const requestSchema = z.object({
  id: z.optional(z.unknown()).check(z.describe("comes back in the response")),
  step: z.string().check(z.describe("a step ID, or the short name of an adapter")),
  stepVersion: z
    .nullish(z.string())
    .check(z.describe("a version or a version lock, such as 3.4; the newest known without it")),
  policy: z
    .nullish(z.enum(["inputs-first", "shipped"]))
    .check(z.describe("which rule decides; inputs-first without it")),
  inputs: z
    .record(z.string(), z.string())
    .check(z.describe("the step's inputs under their own keys, as a build would hand them over")),
  environment: z
    .nullish(z.record(z.string(), z.string()))
    .check(
      z.describe("the variables that the step's tool starts with; only those that it reads by itself are looked at"),
    ),
  account: recorded.check(z.describe("the connected account; null or absent: the step does not run on Bitrise")),
});

const text = (description: string) => z.string().check(z.describe(description));
const texts = (description: string) => z.record(z.string(), z.string()).check(z.describe(description));
const method = z.enum(["api-key", "apple-id"]);
const origin = z.enum(["inputs", "connection"]);

const apiKey = z.strictObject({
  keyId: z.string(),
  issuerId: text("empty for an individual key"),
  privateKey: z.optional(text("absent where the key file was not opened")),
  enterprise: z.boolean(),
});

const appleId = z.strictObject({
  appleId: z.string(),
  password: z.string(),
  session: text("the 2FA session as FASTLANE_SESSION wants it"),
  appSpecificPassword: z.string(),
});

const location = z.strictObject({
  file: z.string(),
  line: z.int(),
  column: z.int().check(z.describe("1-based, in UTF-16 units")),
  endLine: z.optional(z.int()),
  endColumn: z.optional(z.int()),
});

const diagnostic = z.strictObject({
  code: z.enum(Object.keys(diagnosticCodes)),
  severity: z.enum(["error", "warning", "info"]),
  message: z.string(),
  help: z.optional(text("the way out")),
  location: z.optional(location),
  input: z.optional(text("the step input that it is about")),
});

const candidate = z.strictObject({
  origin: z
    .enum(["inputs", "connection", "environment"])
    .check(z.describe("environment: variables that the step's tool reads by itself")),
  method,
  verdict: z
    .enum(["selected", "shadowed", "not-configured", "not-accepted", "not-requested", "invalid", "in-force"])
    .check(z.describe("in-force: the tool finds it in its environment and uses it")),
  reason: z.string(),
  name: z.optional(text("of the environment: the Apple ID, masked")),
});

const file = z.strictObject({
  name: text("one path segment"),
  mode: z.int().check(z.describe("POSIX permission bits, in decimal")),
  content: z.optional(text("absent where the key file was not opened")),
});

const resolution = {
  step: text("the step ID"),
  version: text("the version that was resolved"),
  policy: z.enum(["inputs-first", "shipped"]),
  status: z
    .enum(["resolved", "none", "failed"])
    .check(z.describe("none: nothing is configured and the step goes on without; failed: the step would fail")),
  method: z.nullable(method),
  origin: z.nullable(origin),
  credentials: z.nullable(z.union([apiKey, appleId])).check(z.describe("secrets read [redacted] unless revealed")),
  session: z
    .optional(z.strictObject({ origin }))
    .check(z.describe("where the 2FA session is not the credentials' own")),
  deferred: z.optional(z.array(z.enum(["keyId", "privateKey"]))).check(z.describe("what was left for the build")),
  inputs: texts("the step's own authentication inputs, filled in from what was selected"),
  env: texts(`what the step adds to the environment of its tool; \${file:NAME} is the path of a file in files`),
  unsetEnv: z.array(z.string()).check(z.describe("what the step removes from the environment of its tool")),
  args: z.array(z.string()).check(z.describe("the authentication arguments that the step gives its tool")),
  files: z.array(file).check(z.describe("what has to be written before the tool runs")),
  considered: z.array(candidate).check(z.describe("every candidate in order, and what became of it")),
  diagnostics: z.array(diagnostic),
};

const refusal = z.strictObject({
  id: z.optional(z.unknown()),
  error: z.strictObject({
    code: z.enum(["request/not-json", "request/invalid", "request/unknown-step", "request/too-long"]),
    message: z.string(),
  }),
});

const id = z.optional(z.unknown()).check(z.describe("that of the request, first; absent when the request had none"));

/** The schemas in docs/schemas by file name, as JSON Schema (draft 2020-12). */
export const schemas: Readonly<Record<string, object>> = {
  "resolution.schema.json": titled("A resolution: what one step gets, from where, and why", z.strictObject(resolution)),
  "jsonl-request.schema.json": titled("A line for `stepauth resolve --jsonl`", requestSchema),
  "jsonl-response.schema.json": titled(
    "A line from `stepauth resolve --jsonl`",
    z.union([z.strictObject({ id, ...resolution }), refusal]),
  ),
  "diff.schema.json": titled("What `stepauth diff --format json` prints", diffSchema(resolution)),
  "migrate.schema.json": titled("What `stepauth migrate --format json` prints", migrateSchema(resolution)),
  "lane.schema.json": titled("What `stepauth lane --format json` prints", laneReportSchema),
  "lane-jsonl-request.schema.json": titled("A line for `stepauth lane --jsonl`", laneRequestSchema),
  "lane-jsonl-response.schema.json": titled("A line from `stepauth lane --jsonl`", laneAnswerSchema),
};

function titled(title: string, schema: z.ZodMiniType): object {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: "input" });
  return { $schema, title, ...rest };
}
