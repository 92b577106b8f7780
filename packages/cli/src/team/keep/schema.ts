import * as z from "zod";

const finding = z.strictObject({
  code: z.string().describe("a code of docs/diagnostics.md"),
  severity: z.enum(["error", "warning", "info"]),
  message: z.string(),
  help: z.string().optional(),
  location: z.looseObject({ file: z.string(), line: z.number(), column: z.number() }).optional(),
});

const team = z.strictObject({
  team: z.string().describe("the team ID"),
  state: z
    .enum(["taken", "rejected", "unsure", "readable", "sealed", "broken"])
    .describe(
      "what Apple says of the key; readable: it was not asked; sealed: the secret is not at hand; broken: the entry has a mistake",
    ),
  keyId: z.string().optional(),
  issuerId: z.string().optional(),
  enterprise: z.boolean().optional().describe("whether it is a key of the Enterprise Program"),
  fingerprint: z.string().optional().describe("the SHA-256 of the public key"),
  createdAt: z.string().optional().describe("when the key was made, where the list or Bitrise says so"),
  connected: z.boolean().optional().describe("whether it is connected to the workspace; only with --workspace"),
  finding: finding.optional().describe("what is wrong with the key"),
});

const connected = z.strictObject({
  keyId: z.string(),
  issuerId: z.string(),
  name: z.string(),
  createdAt: z.string().optional(),
});

/** What `stepauth team check --json` and `team list --json` print. */
const teamReportSchema = z.strictObject({
  schemaVersion: z.literal(1),
  version: z.string().describe("the version of the list"),
  epoch: z.number().optional().describe("how often the list was sealed"),
  teams: z.array(team),
  connectedOnly: z.array(connected).optional().describe("keys that are connected, and not in the list"),
  diagnostics: z.array(finding),
});

/** Its JSON Schema, for the docs. */
export function teamReportJsonSchema(): Record<string, unknown> {
  const { $schema, ...rest } = z.toJSONSchema(teamReportSchema, { target: "draft-2020-12" });
  return { $schema, title: "What `stepauth team check --json` and `team list --json` print", ...rest };
}
