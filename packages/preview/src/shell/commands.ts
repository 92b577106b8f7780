/** The words of a simple command, without quotes. */
export type Words = readonly string[];

/** One simple command of a shell script. */
export interface Command {
  readonly words: Words;
  /** Offset of its first word in the script. */
  readonly at: number;
  /** How many subshells it stands in. */
  readonly depth: number;
}

/** The name of a program, without the folders in front of it. */
export function programName(word: string): string {
  return word.slice(word.lastIndexOf("/") + 1);
}

const LONGEST = 256 * 1024;
const HEREDOC = /^<<(-?)[ \t]*(["']?)([A-Za-z_]\w{0,99})\2/;

/**
 * The simple commands of a shell script, roughly: comments, here-documents and quoted texts are not taken for commands.
 * Linear in the script.
 */
export function shellCommands(script: string): Command[] {
  return new Scanner(script.slice(0, LONGEST)).scan();
}

class Scanner {
  private readonly commands: Command[] = [];
  private words: string[] = [];
  private word: string | undefined;
  private start = 0;
  private depth = 0;
  private heredocs: { readonly end: string; readonly indented: boolean }[] = [];
  private at = 0;

  constructor(private readonly text: string) {}

  scan(): Command[] {
    while (this.at < this.text.length) this.step(this.text[this.at] as string);
    this.endCommand();
    return this.commands;
  }

  private step(character: string): void {
    if (this.words.length === 0 && this.word === undefined) this.start = this.at;
    if (character === "\\") this.escaped();
    else if (character === "'" || character === '"') this.quoted(character);
    else if (character === "#" && this.word === undefined) this.skipTo("\n");
    else if (character !== "<" || !this.heredoc()) this.plain(character);
  }

  private plain(character: string): void {
    this.at++;
    if (character === "\n") this.newLine();
    else if (character === " " || character === "\t" || character === "\r") this.endWord();
    else if (";&|()`".includes(character)) this.boundary(character);
    else if (character === "{" && this.word === "$") this.braces();
    else this.word = (this.word ?? "") + character;
  }

  private boundary(character: string): void {
    this.endCommand();
    if (character === "(") this.depth++;
    // The pattern of a `case` has a parenthesis without a partner.
    else if (character === ")") this.depth = Math.max(0, this.depth - 1);
  }

  private escaped(): void {
    const next = this.text[this.at + 1] ?? "";
    this.at += 2;
    if (next !== "\n") this.word = (this.word ?? "") + next;
  }

  private quoted(quote: string): void {
    let end = this.at + 1;
    while (end < this.text.length && this.text[end] !== quote) end += quote === '"' && this.text[end] === "\\" ? 2 : 1;
    if (quote === '"') this.substituted(this.at + 1, end);
    this.word = (this.word ?? "") + this.text.slice(this.at + 1, end);
    this.at = end + 1;
  }

  /** What is run inside a quoted text: `"$(command)"`. */
  private substituted(start: number, end: number): void {
    const text = this.text.slice(start, end);
    const open = text.indexOf("$(");
    if (open === -1 || text[open + 2] === "(") return;
    const from = start + open + 2;
    const inner = new Scanner(text.slice(open + 2)).scan();
    for (const { words, at, depth } of inner)
      this.commands.push({ words, at: from + at, depth: this.depth + 1 + depth });
  }

  /** `${...}` is part of a word, whatever stands in it. */
  private braces(): void {
    const close = this.text.indexOf("}", this.at);
    const end = close === -1 || close - this.at > 1000 ? this.at : close + 1;
    this.word = `\${${this.text.slice(this.at, end)}`;
    this.at = end;
  }

  private heredoc(): boolean {
    // A text in place of a file, `<<< word`, is no here-document.
    if (this.text.startsWith("<<<", this.at)) {
      this.at += 3;
      return true;
    }
    const match = HEREDOC.exec(this.text.slice(this.at, this.at + 120));
    if (match === null) return false;
    this.heredocs.push({ end: match[3] ?? "", indented: match[1] === "-" });
    this.at += match[0].length;
    return true;
  }

  private newLine(): void {
    this.endCommand();
    for (const { end, indented } of this.heredocs.splice(0)) this.skipHeredoc(end, indented);
  }

  private skipHeredoc(end: string, indented: boolean): void {
    while (this.at < this.text.length) {
      const next = this.text.indexOf("\n", this.at);
      const line = this.text.slice(this.at, next === -1 ? undefined : next);
      this.at = next === -1 ? this.text.length : next + 1;
      if ((indented ? line.replace(/^\t+/, "") : line) === end) return;
    }
  }

  private skipTo(end: string): void {
    const next = this.text.indexOf(end, this.at);
    this.at = next === -1 ? this.text.length : next;
  }

  private endWord(): void {
    if (this.word !== undefined) this.words.push(this.word);
    this.word = undefined;
  }

  private endCommand(): void {
    this.endWord();
    if (this.words.length > 0) this.commands.push({ words: this.words, at: this.start, depth: this.depth });
    this.words = [];
  }
}
