export { type Assumption, assumedAccount, assumptions, pullRequestAccount, unaskedAccount } from "./account.js";
export { adapters, findAdapter } from "./adapters.js";
export { explainCode } from "./explain/code.js";
export { type Explanation, explainStep } from "./explain/step.js";
export { explanationToTable } from "./explain/table.js";
export { type DiffSide, unifiedDiff } from "./fix/diff.js";
export type { Fix, TextEdit } from "./fix/fix.js";
export { type FixedFile, type FixRequest, fixFile } from "./fix/fix-file.js";
export { authTypesToTable } from "./formats/auth-types.js";
export { findingsToGithub } from "./formats/github.js";
export { type HtmlOptions, previewToHtml } from "./formats/html/document.js";
export type { Element, Piece } from "./formats/html/element.js";
export { fixKey } from "./formats/html/finding.js";
export { previewReport } from "./formats/html/report.js";
export { reportStyles } from "./formats/html/styles.js";
export { findingsToTable } from "./formats/lint-table.js";
export { findingsToMarkdown, previewToMarkdown } from "./formats/markdown.js";
export { countFindings, type FileReport, fileReport } from "./formats/report.js";
export { resolutionToTable } from "./formats/resolution.js";
export { findingsToSarif } from "./formats/sarif.js";
export { previewToTable, type TableOptions } from "./formats/table.js";
export { lintToJson, maskTexts, previewToJson } from "./json/preview.js";
export { printJson } from "./json/print.js";
export { type JsonOptions, resolutionToJson } from "./json/resolution.js";
export {
  type Answer,
  type AnswerOptions,
  answerLine,
  MAX_LINE_BYTES,
  type RequestErrorCode,
  recordedAccount,
  refuse,
} from "./jsonl.js";
export { stepLibrary } from "./library.js";
export { isWorkflowFile, lintedWorkflows } from "./lint.js";
export {
  allFindings,
  type Context,
  type Finding,
  type Preview,
  type PreviewAccount,
  type PreviewStep,
  type PreviewWorkflow,
} from "./model.js";
export { type PreviewOptions, previewFile } from "./preview.js";
export { escapeTerminal } from "./text/escape.js";
export { maskAppleId, REDACTED, secretMasker } from "./text/mask.js";
export { sentences } from "./text/sentences.js";
export { padEnd, wrap } from "./text/wrap.js";
