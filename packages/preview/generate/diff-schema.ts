import { diagnosticCodes } from "@stepauth/core";
import * as z from "zod/mini";

// What `stepauth diff` prints: strict, so that a member that nobody has described fails a test.

const text = (description: string) => z.string().check(z.describe(description));

const location = z.strictObject({
  file: z.string(),
  line: z.int(),
  column: z.int(),
  endLine: z.optional(z.int()),
  endColumn: z.optional(z.int()),
});

const finding = z.strictObject({
  code: z.enum(Object.keys(diagnosticCodes)),
  severity: z.enum(["error", "warning", "info"]),
  outcome: z.enum(["released", "documented", "both"]),
  message: z.string(),
  help: z.optional(z.string()),
  location: z.optional(location),
  input: z.optional(z.string()),
});

const side = z.strictObject({
  file: text("as it was named; REVISION:PATH for a git revision"),
  policy: z.enum(["inputs-first", "shipped"]),
  context: z.enum(["ci", "local", "pr"]),
  account: z.strictObject({
    source: z.string(),
    kinds: z.optional(z.array(z.enum(["api-key", "apple-id"]))),
  }),
  versions: z.optional(z.array(z.string())).check(z.describe("versions that count instead of those in the file")),
});

const parts = z.array(z.enum(["step", "version", "runs", "released", "resolution", "handedOn"]));

/** What `stepauth diff --format json` prints; `members` are those of a resolution. */
export function diffSchema(members: Readonly<Record<string, z.ZodMiniType>>): z.ZodMiniType {
  const resolution = z.strictObject({ ...members, diagnostics: z.array(finding) });
  const step = z.strictObject({
    workflow: z.string(),
    index: z.int().check(z.describe("its position in the run, from 0")),
    ref: text("as written"),
    step: text("the step ID"),
    version: z.string(),
    title: z.nullable(z.string()),
    location,
    runs: z.union([z.boolean(), z.literal("unknown")]),
    released: resolution,
    resolution,
  });
  const change = z.strictObject({
    change: z
      .enum(["same", "changed", "added", "removed"])
      .check(z.describe("same: it comes to the same in both outcomes; another version alone is no change")),
    parts: parts.check(z.describe("what is another one; handedOn: other variables for its tool, the same credentials")),
    step: z.string(),
    before: z.nullable(step),
    after: z.nullable(step),
    diagnostics: z.strictObject({ gone: z.array(finding), new: z.array(finding) }),
  });
  const count = z.int().check(z.nonnegative());
  return z.strictObject({
    schemaVersion: z.literal(1),
    before: side,
    after: side,
    changed: z.boolean().check(z.describe("whether --exit-code would end with 1")),
    counts: z.strictObject({ same: count, changed: count, added: count, removed: count }),
    workflows: z.array(z.strictObject({ id: z.string(), steps: z.array(change) })),
    diagnostics: z.array(finding).check(z.describe("of no step, of either side")),
  });
}
