export {
  type Assumption,
  assumedAccount,
  assumptionOf,
  assumptions,
  pullRequestAccount,
  unaskedAccount,
} from "./account.js";
export { adapters, findAdapter } from "./adapters.js";
export type { Change, ChangedPart } from "./diff/compare.js";
export { explainCode } from "./explain/code.js";
export { type Explanation, explainStep, rolesOf } from "./explain/step.js";
export { explanationToTable } from "./explain/table.js";
export { type DiffSide, unifiedDiff } from "./fix/diff.js";
export type { Fix, TextEdit, UnsafeFix } from "./fix/fix.js";
export { type FixedFile, type FixRequest, fixFile } from "./fix/fix-file.js";
export { type AuthTypes, authTypesToTable, authTypesWith } from "./formats/auth-types.js";
export { type Drawn, DrawnSteps } from "./formats/html/drawn.js";
export type { Element, Piece } from "./formats/html/element.js";
export { fixKey } from "./formats/html/finding.js";
export { reportElement } from "./formats/html/report.js";
export { reportStyles } from "./formats/html/styles.js";
export {
  canReveal,
  type FormatName,
  type FormatOf,
  formatNames,
  type ReportCommand,
  showsRepairs,
} from "./formats/names.js";
export { type Format, formats, printReport } from "./formats/registry.js";
export { printJson } from "./json/print.js";
export { type JsonOptions, resolutionToJson } from "./json/resolution.js";
export {
  type Answer,
  type AnswerOptions,
  answerLine,
  MAX_LINE_BYTES,
  type RequestDefaults,
  type RequestErrorCode,
  recordedAccount,
  refuse,
} from "./jsonl.js";
export { stepLibrary } from "./library.js";
export { isWorkflowFile, lintedWorkflows } from "./lint.js";
export { mergedSpans, type Span } from "./literals/spans.js";
export { type MigratedFile, type MigrateRequest, migrateFile, type StepMigration } from "./migrate/migrate-file.js";
export {
  type AccountFacts,
  allFindings,
  type Context,
  type Finding,
  type FindingCode,
  type Frame,
  type HiddenPlace,
  type NotCovered,
  type Preview,
  type PreviewAccount,
  type PreviewWorkflow,
  withStepFindings,
} from "./model.js";
export type { Mergeable } from "./outcomes/merge.js";
export { type Holds, type HoldsFor, holdsFor, type OutcomeName, outcomeLead } from "./outcomes/outcome.js";
export { type PreviewOptions, previewFile } from "./preview.js";
export type { PreviewStep } from "./preview-step.js";
export { type ReleasedVersions, withReleased } from "./released.js";
export {
  type ComparedPreview,
  type DiffReport,
  type DiffSideReport,
  diffReport,
  isChanged,
  type StepChangeReport,
  type WorkflowChangeReport,
} from "./report/diff.js";
export { countFindings, type FileReport, type FindingCounts, fileReport } from "./report/file.js";
export { type FindingReport, readable } from "./report/finding.js";
export {
  type LaneActionReport,
  type LanesAnswered,
  type LanesReport,
  type LaneUploadReport,
  lanesReport,
  type ShownLane,
} from "./report/lanes.js";
export {
  type FileMigrationReport,
  fileMigrationReport,
  type MigrateReport,
  migrateReport,
  type OutcomeChangeReport,
  type StepMigrationReport,
} from "./report/migrate.js";
export {
  type LintReport,
  lintReport,
  type NotCoveredReport,
  type Page,
  type PreviewReport,
  previewReport,
  type Report,
  type ResolveReport,
  reportedFindings,
  resolveReport,
  type WorkflowReport,
} from "./report/report.js";
export type { ShownResolution } from "./report/resolution.js";
export type { Shown } from "./report/shown.js";
export type { InputReport, OutcomeReport, StepReport } from "./report/step.js";
export type { ApiKeyTexts, AppleIdTexts, FileTexts, ResolutionTexts } from "./resolution/texts.js";
export { runNames } from "./runs.js";
export { hiddenIn } from "./source/hidden.js";
export { type CoveredInFile, coveredIn } from "./steps/covered-in.js";
export { maskAddresses } from "./text/addresses.js";
export { escapeTerminal } from "./text/escape.js";
export { maskAppleId, REDACTED } from "./text/mask.js";
export { sentences } from "./text/sentences.js";
export { padEnd, wrap } from "./text/wrap.js";
