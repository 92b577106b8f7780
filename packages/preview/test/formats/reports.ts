import {
  diffReport,
  type FileMigrationReport,
  type FileReport,
  fileReport,
  type LanesReport,
  lanesReport,
  lintReport,
  migrateReport,
  type Page,
  type Preview,
  previewReport,
  type Report,
  type ReportCommand,
} from "../../src/index.js";
import { HOSTILE } from "./hostile.js";

/** A page like that of a terminal without colours. */
export const page: Page = { width: 100, color: false, version: "1.2.3", madeAt: new Date("2026-06-01T12:00:00Z") };

/** A preview as each command that looks at files reports it. */
export function reportsOf(
  preview: Preview,
  files: readonly FileReport[] = [fileReport(preview)],
): Readonly<Record<Exclude<ReportCommand, "resolve">, Report>> {
  return {
    preview: previewReport(preview, { page }),
    lint: lintReport(files, { page }),
    lane: hostileLanes,
    migrate: migrateReport([hostileMigration], { page, dryRun: true }),
    diff: diffReport({ preview: { ...preview, workflows: [] } }, { preview, versions: [HOSTILE] }, { page }),
  };
}

/** A migration whose names do something where they are not escaped. */
const hostileMigration: FileMigrationReport = {
  file: HOSTILE,
  changed: false,
  steps: [
    {
      state: "left",
      ...{ line: 1, column: 1 },
      from: { step: HOSTILE, version: HOSTILE },
      to: { step: `${HOSTILE}\n::error::in a line of its own`, version: HOSTILE },
      why: HOSTILE,
      notes: [`\`${HOSTILE}\``, `${HOSTILE}\n::warning::in a line of its own`],
      outcomes: [],
    },
  ],
};

/** A report of lanes whose names do something where they are not escaped. */
const hostileLanes: LanesReport = lanesReport({
  page,
  reveals: false,
  isAsked: true,
  dir: HOSTILE,
  fastfile: "fastlane/Fastfile",
  fastlane: { version: "2.237.0", from: HOSTILE },
  why: `unknown-option:${HOSTILE}`,
  lanes: ["limit", `action-not-found:${HOSTILE}\n::error::in a line of its own`].map((why) => ({
    lane: `${HOSTILE}\n::set-output name=x::y`,
    private: false,
    at: "fastlane/Fastfile:1",
    outcome: why === "limit" ? "unknown" : "fails",
    why,
    needs: ["api-key"],
    actions: [
      {
        ...{ action: "upload_to_testflight", as: HOSTILE, at: `${HOSTILE}:3`, lane: HOSTILE },
        ...{ result: "api-key", key_id: HOSTILE, from: `env:${HOSTILE}`, path: HOSTILE, upload: HOSTILE },
      },
      { action: HOSTILE, at: "fastlane/Fastfile:4", lane: HOSTILE, result: "fails", why },
    ],
    assumed: [HOSTILE],
  })),
});
