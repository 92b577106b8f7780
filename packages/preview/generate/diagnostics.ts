/**
 * Reads `docs/diagnostics.md` and writes what `stepauth explain CODE` prints. Pure: text in, text out. The page has a
 * closed format; whatever is not part of it fails with the line of the Markdown.
 *
 *     ## prefix/code
 *     *error, warning*                                     the severities that it comes with
 *     What it means.
 *     **Why:** paragraph
 *     **Example:** paragraph with the command in backticks
 *     <!-- not run: reason -->                             only where the example can't be run
 *     fences: the command's files, and last, unnamed, the finding as `text`
 *     **Fix:** paragraph
 *     a fence with the file as it should be                only where it helps
 */

const SEVERITIES = ["error", "warning", "info"];
/** What a fence is, by the first word behind the backticks; a second word names the file. */
const LANGUAGES = ["yaml", "json", "jsonl", "sh", "text"];

/** A fence of the page. `name` is the file that it stands for; without one its language says what it is. */
export interface Block {
  readonly language: string;
  readonly name: string;
  readonly content: string;
  /** The line of the page with its first backticks. */
  readonly line: number;
}

/** How to make the command line report a code. */
export interface Example {
  readonly text: string;
  readonly command: string;
  readonly notRun: string | null;
  readonly blocks: readonly Block[];
  /** The finding as it is printed: part of the page, not of what is explained. */
  readonly output: Block | null;
}

/** The section of one code. */
export interface CodeSection {
  readonly code: string;
  readonly line: number;
  readonly severities: readonly string[];
  readonly what: string;
  readonly why: string;
  readonly example: Example;
  readonly fix: string;
  /** The file of the example as it should be. */
  readonly fixed: Block | null;
}

class FormatError extends Error {
  constructor(line: number, problem: string) {
    super(`docs/diagnostics.md:${line}: ${problem}`);
  }
}

type Part =
  | { readonly kind: "heading" | "paragraph" | "comment"; readonly text: string; readonly line: number }
  | { readonly kind: "fence"; readonly block: Block; readonly line: number };

/** The sections of the page, in its order. What stands in front of the first is for readers alone. */
export function readDiagnostics(markdown: string): CodeSection[] {
  const parts = partsOf(markdown.split("\n"));
  const starts = parts.flatMap((part, index) => (part.kind === "heading" ? [index] : []));
  return starts.map((start, index) => readSection(new Cursor(parts.slice(start, starts[index + 1]))));
}

/** Cuts the page into headings, paragraphs, comments and fences. */
function partsOf(lines: readonly string[]): Part[] {
  const parts: Part[] = [];
  for (let at = 0; at < lines.length; ) {
    const text = lines[at] ?? "";
    const end = text.startsWith("```") ? fenceEnd(lines, at) : paragraphEnd(lines, at);
    if (text.startsWith("```")) parts.push(fence(lines, at, end));
    else if (text.trim() !== "") parts.push(prose(lines.slice(at, end).join(" "), at + 1));
    at = end;
  }
  return parts;
}

function fenceEnd(lines: readonly string[], start: number): number {
  const end = lines.indexOf("```", start + 1);
  if (end === -1) throw new FormatError(start + 1, "this fence has no end");
  return end + 1;
}

function fence(lines: readonly string[], start: number, end: number): Part {
  const line = start + 1;
  const [language = "", name = "", ...rest] = (lines[start] ?? "").slice(3).split(" ");
  if (!LANGUAGES.includes(language) || rest.length > 0)
    throw new FormatError(line, `unknown fence, expected one of: ${LANGUAGES.join(", ")}, and a file name`);
  const content = lines
    .slice(start + 1, end - 1)
    .map((text) => `${text}\n`)
    .join("");
  return { kind: "fence", block: { language, name, content, line }, line };
}

function paragraphEnd(lines: readonly string[], start: number): number {
  if (lines[start]?.startsWith("## ")) return start + 1;
  let end = start + 1;
  while (end < lines.length && lines[start]?.trim() !== "" && !/^(?:\s*$|```|## )/.test(lines[end] ?? "")) end += 1;
  return end;
}

function prose(text: string, line: number): Part {
  if (text.startsWith("## ")) return { kind: "heading", text: text.slice(3), line };
  const comment = /^<!-- (.*) -->$/.exec(text);
  return { kind: comment ? "comment" : "paragraph", text: comment?.[1] ?? text, line };
}

/** Walks over the parts of one section. */
class Cursor {
  private at = 0;

  constructor(private readonly parts: readonly Part[]) {}

  get line(): number {
    return (this.parts[this.at] ?? this.parts.at(-1))?.line ?? 0;
  }

  /** The text of the next part, which must be of this kind and fit this pattern. */
  text(kind: "heading" | "paragraph" | "comment", pattern: RegExp, expected: string): string {
    const found = this.optional(kind, pattern);
    if (found === null) throw new FormatError(this.line, `expected ${expected}`);
    return found;
  }

  optional(kind: "heading" | "paragraph" | "comment", pattern: RegExp): string | null {
    const part = this.parts[this.at];
    const match = part !== undefined && part.kind === kind ? pattern.exec(part.text) : null;
    if (match === null) return null;
    this.at += 1;
    return match[1] ?? "";
  }

  fences(): Block[] {
    const blocks: Block[] = [];
    for (let part = this.parts[this.at]; part?.kind === "fence"; part = this.parts[this.at]) {
      blocks.push(part.block);
      this.at += 1;
    }
    return blocks;
  }

  end(): void {
    if (this.at < this.parts.length) throw new FormatError(this.line, "expected the next code");
  }
}

function readSection(cursor: Cursor): CodeSection {
  const { line } = cursor;
  const code = cursor.text("heading", /^([a-z]+\/[a-z0-9-]+)$/, "a code");
  const severities = readSeverities(cursor);
  const what = plain(cursor.text("paragraph", /^(?!\*)(.*)$/, "a paragraph that says what it means"));
  const why = plain(cursor.text("paragraph", /^\*\*Why:\*\* (.*)$/, "**Why:** and a paragraph"));
  const example = readExample(cursor);
  const fix = plain(cursor.text("paragraph", /^\*\*Fix:\*\* (.*)$/, "**Fix:** and a paragraph"));
  const [fixed = null, ...more] = cursor.fences();
  if (more[0]) throw new FormatError(more[0].line, "expected one fence behind **Fix:**");
  cursor.end();
  return { code, line, severities, what, why, example, fix, fixed };
}

function readSeverities(cursor: Cursor): readonly string[] {
  const { line } = cursor;
  const severities = cursor.text("paragraph", /^\*([a-z, ]+)\*$/, "the severities between asterisks").split(", ");
  const unknown = severities.find((severity) => !SEVERITIES.includes(severity));
  if (unknown !== undefined)
    throw new FormatError(line, `unknown severity "${unknown}", expected one of: ${SEVERITIES.join(", ")}`);
  return severities;
}

function readExample(cursor: Cursor): Example {
  const { line } = cursor;
  const text = cursor.text("paragraph", /^\*\*Example:\*\* (.*)$/, "**Example:** and a paragraph");
  const command = text.split("`").find((piece, index) => index % 2 === 1 && /\bstepauth /.test(piece));
  if (command === undefined) throw new FormatError(line, "expected a command in backticks, such as `stepauth preview`");
  const notRun = cursor.optional("comment", /^not run: (.+)$/);
  const blocks = cursor.fences();
  const last = blocks.at(-1);
  const output = last?.language === "text" && last.name === "" ? last : null;
  if ((output === null) === (notRun === null))
    throw new FormatError(line, "expected the finding as the last fence, or <!-- not run: reason -->");
  return { text: plain(text), command, notRun, blocks: output ? blocks.slice(0, -1) : blocks, output };
}

/** Without the marks of Markdown that a terminal does not know; backticks stay, as in the messages. */
function plain(text: string): string {
  return text.replace(/\[([^[\]]*)\]\([^()]*\)/g, "$1");
}

/** The TypeScript file of the preview. */
export function generateCodes(markdown: string): string {
  const texts = readDiagnostics(markdown).map(({ code, severities, what, why, example, fix, fixed }) => [
    code,
    { severities, what, why, example: example.text, files: example.blocks.map(file), fix, ...fixedOf(fixed) },
  ]);
  return [
    "// Generated from docs/diagnostics.md. Do not edit: change that page, then run `pnpm vitest run -u`.",
    'import type { CodeText } from "./code-text.js";',
    "",
    "/** What there is to say about each diagnostic code, in the order of the page. */",
    `export const codeTexts: Readonly<Record<string, CodeText>> = ${JSON.stringify(Object.fromEntries(texts), null, 2)};`,
    "",
  ].join("\n");
}

function file({ name, content }: Block): { name: string; content: string } {
  return { name, content };
}

function fixedOf(fixed: Block | null): { fixed?: string } {
  return fixed ? { fixed: fixed.content } : {};
}
