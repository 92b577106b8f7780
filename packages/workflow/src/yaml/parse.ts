import { Composer, type CST, type Document, Lexer, Parser } from "yaml";
import type { Diagnostics } from "../diagnostics.js";
import { type Converted, convert } from "./convert.js";
import { decode } from "./decode.js";
import type { Node } from "./node.js";
import { brokenOff, onOneLine, openBracket, type Region, type Unclosed } from "./repair.js";
import { reportErrors } from "./report-errors.js";
import { type SourceFormat, SourceText } from "./source.js";
import { syntaxMessage } from "./syntax-messages.js";

/** One file, read: its text and its located nodes. */
export interface ParsedFile {
  readonly source: SourceText;
  /** Null when there is nothing that the CLI would read. */
  readonly root: Node | null;
  readonly anchored: Converted["anchored"];
}

/** Deeper nesting than any workflow file has; the parser behind this needs stack for each level. */
const DEEPEST = 200;
const LONGEST = 2 * 1024 * 1024;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what the CLI's reader refuses.
const CONTROL = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]/;

const OPTIONS = {
  schema: "failsafe",
  merge: false,
  uniqueKeys: false,
  prettyErrors: false,
  resolveKnownTags: false,
  logLevel: "silent",
} as const;

/** Reads one file into nodes. Whatever is wrong with it becomes a finding with a place; nothing is thrown. */
export function parseFile(
  file: string,
  content: string | Uint8Array,
  format: SourceFormat,
  diagnostics: Diagnostics,
): ParsedFile {
  if (content.length > LONGEST) {
    const source = new SourceText(file, "", format);
    diagnostics.error("yaml/limit", "this file is longer than 2 MiB", { location: source.locate(0) });
    return { source, root: null, anchored: [] };
  }
  const decoded = decode(content);
  const source = new SourceText(file, decoded.ok ? decoded.text : decoded.before, format);
  if (!decoded.ok) {
    const location = source.locate(source.text.length);
    diagnostics.error("yaml/syntax", "this byte is not part of any UTF-8 text", { location });
    return { source, root: null, anchored: [] };
  }
  return parseText(source, diagnostics);
}

function parseText(source: SourceText, diagnostics: Diagnostics): ParsedFile {
  const nothing = { source, root: null, anchored: [] };
  const control = CONTROL.exec(source.text);
  if (control !== null) {
    const location = source.locate(control.index);
    diagnostics.error("yaml/syntax", "a control character is not allowed here", { location });
    return nothing;
  }
  if (source.format === "json" && !isJson(source, diagnostics)) return nothing;
  const { document, isRepaired } = readDocument(source, diagnostics);
  if (document === undefined) return nothing;
  if (document.errors.length === 0) return { source, ...convert(document, source, diagnostics, isRepaired) };
  reportErrors(document.errors, source, diagnostics);
  return nothing;
}

function isJson(source: SourceText, diagnostics: Diagnostics): boolean {
  try {
    JSON.parse(source.text.replace(/^\ufeff/, ""));
    return true;
  } catch (error) {
    const position = /position (\d+)/.exec(error instanceof Error ? error.message : "")?.[1];
    const location = source.locate(position === undefined ? 0 : Number(position));
    diagnostics.error("yaml/syntax", "this is not valid JSON", { location });
    return false;
  }
}

/** What reading again, with a value put on one line, may cost in characters. */
const MOST_READ_AGAIN = 512 * 1024;
const MOST_REPAIRS = 50;
const MOST_DIRECTIVES = 50;

/** The first document of a file, which is the only one that counts. What follows it is not even looked at. */
export function readDocument(source: SourceText, diagnostics: Diagnostics) {
  const { withLineFeeds } = source;
  let text = withLineFeeds;
  let readAgain = 0;
  for (let repairs = 0; ; repairs++) {
    const mayRepair = repairs < MOST_REPAIRS && readAgain < MOST_READ_AGAIN;
    const attempt = new Attempt(text, source, diagnostics, mayRepair);
    const document = attempt.document();
    if (attempt.broken === undefined) return { document, isRepaired: text !== withLineFeeds };
    readAgain += attempt.broken.end;
    text = onOneLine(text, attempt.broken);
  }
}

/** Where the CLI's library wants a space or nothing: at the start of a line, empty ones included, and after a dash. */
function isTabAsIndent(lexeme: string, previous: string, parser: Parser): boolean {
  if (lexeme[0] !== "\t" && lexeme[0] !== " ") return false;
  const isWrong = previous === "-" ? lexeme.includes("\t") : previous.endsWith("\n") && lexeme[0] === "\t";
  return isWrong && lexeme.trim() === "" && !parser.stack.some(({ type }) => type === "flow-collection");
}

/** One reading of a text, up to its end or to a value that must be put on one line first. */
class Attempt {
  broken: Region | undefined;
  private failed = false;
  /** Documents that have come to their end. */
  private documents = 0;

  constructor(
    private readonly text: string,
    private readonly source: SourceText,
    private readonly diagnostics: Diagnostics,
    private readonly mayRepair: boolean,
  ) {}

  document(): Document.Parsed | undefined {
    const composer = new Composer(OPTIONS);
    for (const document of composer.compose(this.firstDocument(), true, this.text.length)) {
      return this.failed || this.broken !== undefined ? undefined : (document as Document.Parsed);
    }
    return undefined;
  }

  private *firstDocument(): Generator<CST.Token, void> {
    let directives = 0;
    for (const token of this.tokens()) {
      if (token.type === "document" && ++this.documents > 1) return;
      if (token.type === "directive") {
        if (this.documents > 0) return;
        if (++directives > MOST_DIRECTIVES) return this.limit("there are too many % directives", token.offset);
        this.checkVersion(token);
      }
      yield token;
    }
  }

  /** The parser keeps its own stack; the composer after it recurses, so the depth is bounded here. */
  private *tokens(): Generator<CST.Token, void> {
    const parser = new Parser();
    const hasTabs = this.text.includes("\t");
    let previous = "";
    let afterMark = false;
    for (const lexeme of new Lexer().lex(this.text)) {
      const broken =
        this.mayRepair && !afterMark && this.documents === 0
          ? brokenOff(lexeme, parser.offset, parser, this.text)
          : undefined;
      if (broken !== undefined) return this.breakOff(broken);
      if (hasTabs && isTabAsIndent(lexeme, previous, parser)) return this.tab(parser.offset);
      previous = lexeme;
      afterMark = lexeme === "\x1f";
      yield* parser.next(lexeme);
      if (parser.stack.length > DEEPEST) {
        return this.limit(`values are nested deeper than ${DEEPEST} levels`, parser.offset);
      }
    }
    const open = this.documents === 0 ? openBracket(parser) : undefined;
    if (open !== undefined) return this.breakOff(open);
    yield* parser.end();
  }

  private breakOff(broken: Region | Unclosed): void {
    if (broken.end !== undefined) {
      this.broken = broken;
      return;
    }
    this.failed = true;
    const location = this.source.locate(broken.start, broken.start + 1);
    const what = /["']/.test(this.text[broken.start] ?? "") ? "quote" : "bracket";
    this.diagnostics.error("yaml/syntax", `this ${what} is never closed`, { location });
  }

  private tab(offset: number): void {
    this.failed = true;
    const location = this.source.locate(offset, offset + 1);
    this.diagnostics.error("yaml/syntax", syntaxMessage("TAB_AS_INDENT"), { location });
  }

  private limit(message: string, offset: number): void {
    this.failed = true;
    this.diagnostics.error("yaml/limit", message, { location: this.source.locate(offset) });
  }

  private checkVersion(token: CST.Directive): void {
    const version = /^%YAML\s+(\S+)/.exec(token.source)?.[1];
    if (version === undefined || version === "1.1") return;
    this.failed = true;
    const location = this.source.locate(token.offset, token.offset + token.source.length);
    this.diagnostics.error("yaml/syntax", "the CLI reads YAML 1.1 only", { location }, "Remove the %YAML line.");
  }
}
