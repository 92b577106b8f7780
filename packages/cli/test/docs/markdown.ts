/** A fence of a page. */
export interface Fence {
  readonly language: string;
  /** The file that it stands for: the second word behind the backticks. */
  readonly name: string;
  readonly lines: readonly string[];
  /** The comment in front of it, without its marks. */
  readonly comment: string;
  /** Index of its first content line. */
  readonly start: number;
}

/** A command of a `console` fence with what it prints. */
export interface Command {
  readonly text: string;
  readonly output: readonly string[];
  /** Index of the first line of its output. */
  readonly start: number;
}

/** The fences of a page, in order. */
export function fencesOf(page: string): Fence[] {
  const lines = page.split("\n");
  const fences: Fence[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const mark = /^(`{3,})(\S*) ?(\S*)$/.exec(lines[at] ?? "");
    if (!mark) continue;
    const [, ticks = "", language = "", name = ""] = mark;
    const end = lines.indexOf(ticks, at + 1);
    if (end === -1) throw new Error(`line ${at + 1}: this fence has no end`);
    fences.push({ language, name, lines: lines.slice(at + 1, end), comment: commentAbove(lines, at), start: at + 1 });
    at = end;
  }
  return fences;
}

function commentAbove(lines: readonly string[], at: number): string {
  const above = lines[at - 1] === "" ? lines[at - 2] : lines[at - 1];
  return /^<!-- (.*) -->$/.exec(above ?? "")?.[1] ?? "";
}

/** The commands of a `console` fence: lines that begin with `$ `, continued where they end in a backslash. */
export function commandsOf({ lines, start }: Fence): Command[] {
  const starts = lines.flatMap((line, index) => (line.startsWith("$ ") ? [index] : []));
  if (starts[0] !== 0) throw new Error(`line ${start + 1}: a console fence begins with \`$ \``);
  return starts.map((from, index) => {
    const own = lines.slice(from, starts[index + 1]);
    const length = own.findIndex((line) => !line.endsWith("\\")) + 1;
    const text = own.slice(0, length).join("\n").slice(2);
    return { text, output: own.slice(length), start: start + from + length };
  });
}

/** The relative links of a page, as written, with the line they are on. */
export function linksOf(page: string): { readonly target: string; readonly line: number }[] {
  const fenced = new Set(fencesOf(page).flatMap(({ lines, start }) => lines.map((_, index) => start + index)));
  return page.split("\n").flatMap((text, index) => {
    if (fenced.has(index)) return [];
    const targets = [...text.replace(/`[^`]*`/g, "").matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] ?? "");
    return targets.filter((target) => !/^[a-z]+:/.test(target)).map((target) => ({ target, line: index + 1 }));
  });
}

/** The anchors that GitHub gives the headings of a page. */
export function anchorsOf(page: string): Set<string> {
  const fenced = new Set(fencesOf(page).flatMap(({ lines, start }) => lines.map((_, index) => start + index)));
  const headings = page.split("\n").flatMap((text, index) => {
    const heading = fenced.has(index) ? null : /^#{1,6} (.*)$/.exec(text);
    return heading?.[1] === undefined ? [] : [heading[1]];
  });
  return new Set(
    headings.map((text) =>
      text
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, "")
        .replace(/\s/g, "-"),
    ),
  );
}
