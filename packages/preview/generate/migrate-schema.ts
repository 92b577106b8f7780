import * as z from "zod/mini";

// What `stepauth migrate` prints: strict, so that a member that nobody has described fails a test.

const text = (description: string) => z.string().check(z.describe(description));
const step = z.strictObject({ step: text("the step ID"), version: z.string() });

/** What `stepauth migrate --format json` prints; `members` are those of a resolution. */
export function migrateSchema({ diagnostics: _, ...members }: Readonly<Record<string, z.ZodMiniType>>): z.ZodMiniType {
  const released = z.strictObject(members);
  const outcome = z.strictObject({
    workflow: z.string(),
    account: z.strictObject({
      source: z.string(),
      kinds: z.optional(z.array(z.enum(["api-key", "apple-id"]))),
    }),
    same: z.boolean().check(z.describe("whether the credentials stay")),
    before: released.check(z.describe("what the step got in the build")),
    after: released.check(z.describe("what it gets, or would get where it was left")),
  });
  const migration = z.strictObject({
    state: z.enum(["migrated", "left"]),
    location: z.strictObject({ line: z.int(), column: z.int() }).check(z.describe("in the file as it was")),
    from: step,
    to: step,
    why: z.optional(text("why it was left: half a sentence")),
    notes: z.array(z.string()).check(z.describe("inputs that are added, left out or spelled otherwise, and why")),
    outcomes: z.array(outcome).check(z.describe("under each account that may be connected")),
  });
  return z.strictObject({
    schemaVersion: z.literal(1),
    dryRun: z.boolean().check(z.describe("nothing was written")),
    files: z.array(
      z.strictObject({
        file: z.string(),
        changed: z.boolean().check(z.describe("whether a step was, or would be, rewritten")),
        steps: z.array(migration),
      }),
    ),
  });
}
