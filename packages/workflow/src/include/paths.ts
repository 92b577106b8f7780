/** A relative path without `.` and with `..` worked out; undefined when it leads outside, or is absolute. */
export function insideRoot(path: string): string | undefined {
  if (/^(?:[/\\]|[A-Za-z]:)/.test(path)) return undefined;
  const kept: string[] = [];
  for (const segment of path.split(/[/\\]/)) {
    if (segment === "" || segment === ".") continue;
    if (segment !== "..") kept.push(segment);
    else if (kept.pop() === undefined) return undefined;
  }
  return kept.length === 0 ? undefined : kept.join("/");
}

/** The path below the root folder, for the injected reader. */
export function below(root: string | undefined, path: string): string {
  return root === undefined || root === "" ? path : `${root.replace(/(?<![/\\])[/\\]+$/, "")}/${path}`;
}
