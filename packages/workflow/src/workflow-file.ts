import type { Document } from "yaml";
import { type Diagnostic, Diagnostics, type Location } from "./diagnostics.js";
import { type ReadFile, resolveIncludes } from "./include/resolve.js";
import { entryPointsOf } from "./model/entry-points.js";
import { readModel } from "./model/read-model.js";
import type { EntryPoint, Model } from "./model/types.js";
import { validate, type Weights } from "./model/validate.js";
import { isNull } from "./yaml/node.js";
import { type ParsedFile, parseFile, readDocument } from "./yaml/parse.js";
import type { SourceFormat, SourceText } from "./yaml/source.js";

/** What {@link openWorkflowFile} takes. */
export interface OpenOptions {
  /** The file's name as findings should show it. */
  readonly file: string;
  readonly content: string | Uint8Array;
  /** By default, what the name's ending says. */
  readonly format?: SourceFormat;
  /** The folder that includes are relative to; paths handed to `readFile` start with it. */
  readonly root?: string;
  /** Reads an included file. Without it, includes are reported and left out. */
  readonly readFile?: ReadFile;
}

/** One file that took part: its text, positions, and the `yaml` library's document for those who edit it. */
export interface SourceFile {
  readonly file: string;
  readonly source: SourceText;
  /** Where lists and mappings with an anchor start and end (UTF-16 units): what is in them may be used elsewhere too. */
  readonly anchored: readonly (readonly [number, number])[];
  /**
   * The `yaml` library's own document, for those who edit the file; absent when it can't be parsed at all. It is parsed
   * when it is asked for; scalars are plain texts in it (failsafe schema).
   */
  readonly document: Document.Parsed | undefined;
}

/** A workflow of the file. */
export interface WorkflowSummary {
  readonly id: string;
  /** The title, or an empty text. */
  readonly title: string;
  /** Its id starts with `_`: it runs only as a part of others. */
  readonly isUtility: boolean;
  /** Steps of a run of it, those of other workflows included. */
  readonly stepCount: number;
  readonly location: Location;
}

/** A workflow file with everything it includes, read as the CLI reads it. */
export interface WorkflowFile {
  readonly file: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly workflows: readonly WorkflowSummary[];
  /** Triggers, pipelines and stages, with the workflows they start. */
  readonly entryPoints: readonly EntryPoint[];
  /** The file itself first, then what it includes. */
  readonly sources: readonly SourceFile[];
  /** The file could not be read at all. */
  readonly isUnreadable: boolean;
  readonly model: Model;
  readonly weights: Weights;
}

/** Reads a workflow file. Never throws for what it holds: findings are in `diagnostics`, and what can be read is. */
export async function openWorkflowFile(options: OpenOptions): Promise<WorkflowFile> {
  const diagnostics = new Diagnostics();
  const format = options.format ?? (options.file.endsWith(".json") ? "json" : "yaml");
  const parsed = parseFile(options.file, options.content, format, diagnostics);
  checkRoot(parsed, diagnostics);
  const { root: folder, readFile } = options;
  const { root, merged, partial, files } = await resolveIncludes(parsed, { root: folder, readFile, diagnostics });
  const model = readModel(root?.kind === "map" ? root : null, diagnostics, { merged, partial });
  const weights = validate(model, diagnostics);
  return {
    file: options.file,
    diagnostics: diagnostics.list,
    workflows: summaries(model, weights),
    entryPoints: entryPointsOf(model.triggers, model.pipelines, model.stages),
    sources: files.map(sourceFile),
    isUnreadable: parsed.root?.kind !== "map",
    model,
    weights,
  };
}

function sourceFile({ source, anchored }: ParsedFile): SourceFile {
  let read: { document: Document.Parsed | undefined } | undefined;
  return {
    file: source.file,
    source,
    anchored,
    get document() {
      read ??= readDocument(source, new Diagnostics());
      return read.document;
    },
  };
}

function checkRoot({ root, source }: ParsedFile, diagnostics: Diagnostics): void {
  if (root === null || root.kind === "map") return;
  const message = isNull(root)
    ? "this file is empty"
    : "a workflow file must be a mapping, with `workflows` among its keys";
  diagnostics.error("yaml/not-a-mapping", message, isNull(root) ? { location: source.locate(0) } : root);
}

function summaries(model: Model, weights: Weights): WorkflowSummary[] {
  return [...model.workflows.values()].map((workflow) => ({
    id: workflow.id,
    title: workflow.title,
    isUtility: workflow.id.startsWith("_"),
    stepCount: weights.workflows.get(workflow.id)?.steps ?? 0,
    location: workflow.at.location,
  }));
}
