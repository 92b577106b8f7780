import { openWorkflowFile, type WorkflowFile } from "@stepauth/workflow";
import { applyEdits, editsFor } from "./apply.js";
import type { Fix, TextEdit } from "./fix.js";

/** A file with fixes made, and those of them that were: of two that touch each other, the first is. */
export interface EditedFile<T extends Fix> {
  readonly file: WorkflowFile;
  readonly made: ReadonlySet<T>;
}

/** Makes fixes in a file and in what it includes, and reads the result. Nothing is read that was not read before. */
export async function withFixesMade<T extends Fix>(file: WorkflowFile, fixes: readonly T[]): Promise<EditedFile<T>> {
  const made = new Set<TextEdit>();
  const texts = new Map<string, string>();
  for (const { file: name, source } of file.sources) {
    const edits = texts.has(name) ? [] : editsFor(name, fixes);
    for (const edit of edits) made.add(edit);
    if (!texts.has(name)) texts.set(name, applyEdits(source.text, edits).text);
  }
  const readFile = async (path: string) => {
    const text = texts.get(path);
    if (text === undefined) throw new Error("not read before");
    return text;
  };
  const edited = await openWorkflowFile({ file: file.file, content: texts.get(file.file) ?? "", readFile });
  return { file: edited, made: new Set(fixes.filter(({ edits }) => edits.every((edit) => made.has(edit)))) };
}
