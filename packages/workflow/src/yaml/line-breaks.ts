/** What ends a line in YAML 1.1, and so for the CLI's library; `\r\n` is one end. */
const BREAK = /\r\n|[\n\r\x85\u2028\u2029]/g;
const SINGLE_BREAK = /\r(?!\n)|[\x85\u2028\u2029]/g;

/** A text with every line end of YAML 1.1 written so that a YAML 1.2 reader sees it. Every character stays where it was. */
export function withLineFeeds(text: string): string {
  return text.replace(SINGLE_BREAK, "\n");
}

/** Whether some of the line ends stay as they are in a value, where others become line feeds. */
export function hasKeptBreak(text: string): boolean {
  return /[\u2028\u2029]/.test(text);
}

/** The line ends of a text as a value has them. */
function breaksOf(text: string): string[] {
  return (text.match(BREAK) ?? []).map((end) => (hasKeptBreak(end) ? end : "\n"));
}

/** Stands for a line feed in a text that must be on one line; no file can hold it. */
const LINE_FEED = "\x01";
const FOLD = /(?<![ \t])[ \t]*[\n\r\x85\u2028\u2029][ \t\n\r\x85\u2028\u2029]*/g;
const FOLD_OR_ESCAPE =
  /\\[\n\r\x85\u2028\u2029][ \t\n\r\x85\u2028\u2029]*|\\[\s\S]|(?<![ \t])[ \t]*[\n\r\x85\u2028\u2029][ \t\n\r\x85\u2028\u2029]*/g;

/** A plain or quoted text of several lines, as it stands in the file, on one line: read like that, its value is the same. */
export function unfolded(source: string): string {
  if (!source.startsWith('"')) return source.replace(FOLD, (run) => folded(breaksOf(run)));
  return source.replace(FOLD_OR_ESCAPE, (run) => {
    const breaks = breaksOf(run);
    if (breaks.length === 0) return run;
    return run.startsWith("\\") ? breaks.slice(1).join("").replaceAll("\n", LINE_FEED) : folded(breaks);
  });
}

/** What a text that was put on one line comes to, once it has been read. */
export function withItsLineFeeds(value: string): string {
  return value.replaceAll(LINE_FEED, "\n");
}

function folded([first = "", ...more]: readonly string[]): string {
  const text = first === "\n" ? more.join("") || " " : first + more.join("");
  return text.replaceAll("\n", LINE_FEED);
}

/** The value of a literal block, given as read with line feeds alone, with the line ends that the file has. */
export function literalWithBreaks(source: string, value: string): string {
  const breaks = breaksOf(source).slice(1);
  let next = 0;
  return value.replaceAll("\n", () => breaks[next++] ?? "\n");
}

/** The value of a folded block: lines are folded at line feeds only, so the others must be known while folding. */
export function foldedWithBreaks(source: string, value: string): string {
  const [header = "", ...lines] = source.split(BREAK);
  const [, ...breaks] = breaksOf(source);
  const indent = indentOf(lines.find((line) => line.trim() !== "")) - indentOf(value.replace(/^\n+/, ""));
  let text = "";
  let leading = "";
  let trailing = "";
  let afterBlank = false;
  lines.forEach((line, index) => {
    const content = line.slice(Math.min(indent, indentOf(line)));
    const end = breaks[index] ?? "";
    if (content === "") {
      trailing += end;
      return;
    }
    const isFolded = leading === "\n" && !afterBlank && !/^[ \t]/.test(content);
    text += (isFolded ? (trailing === "" ? " " : "") : leading) + trailing + content;
    afterBlank = /^[ \t]/.test(content);
    leading = end;
    trailing = "";
  });
  if (header.includes("-")) return text;
  return header.includes("+") ? text + leading + trailing : text + leading;
}

function indentOf(line = ""): number {
  return line.length - line.replace(/^ +/, "").length;
}
