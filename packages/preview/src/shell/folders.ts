import type { Call } from "./called-program.js";

/** The folder that a script is in, as its `cd`s say, subshell by subshell. */
export class Folders {
  private readonly stack: string[];

  constructor(start: string) {
    this.stack = [start];
  }

  /** The folder of a command that stands in so many subshells. */
  before(depth: number): string {
    while (this.stack.length > depth + 1) this.stack.pop();
    while (this.stack.length < depth + 1) this.stack.push(this.stack.at(-1) ?? "");
    return this.stack.at(-1) ?? "";
  }

  /** Goes where a call goes. */
  after({ program, args }: Call): void {
    if (program !== "cd" && program !== "pushd" && program !== "popd") return;
    const target = program === "popd" ? undefined : args.find((word) => !word.startsWith("-"));
    this.stack[this.stack.length - 1] = target === undefined ? "" : joined(this.stack.at(-1) ?? "", target);
  }
}

function joined(folder: string, path: string): string {
  const from = /^[/~$]/.test(path) ? [] : folder.split("/");
  for (const part of path.split("/")) {
    if (part === "..") from.pop();
    else if (part !== "." && part !== "") from.push(part);
  }
  return from.filter((part) => part !== "").join("/");
}
