/** What the project's root is called where a whole path is asked for; nobody knows it before the run. */
export const ROOT = "/project";

/** A path inside the project, without `.` and `..`; undefined outside of it. The root itself is the empty text. */
export function insideProject(path: string, folder: string): string | undefined {
  const isWhole = path.startsWith("/");
  if (isWhole && path !== ROOT && !path.startsWith(`${ROOT}/`)) return undefined;
  if (path.startsWith("~")) return undefined;
  const parts = isWhole ? [] : folder.split("/").filter((part) => part !== "");
  for (const part of (isWhole ? path.slice(ROOT.length) : path).split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join("/");
}

/** A path of the project as Ruby would say it. */
export function wholePath(path: string): string {
  return path === "" ? ROOT : `${ROOT}/${path}`;
}

/** The folder that holds a path of the project. */
export function folderOf(path: string): string {
  const at = path.lastIndexOf("/");
  return at < 0 ? "" : path.slice(0, at);
}

/** A path without the slashes at its end, but for as many characters at its beginning as are kept in any case. */
export function withoutSlashesBehind(path: string, kept = 0): string {
  let end = path.length;
  while (end > kept && path.charAt(end - 1) === "/") end--;
  return path.slice(0, end);
}

/** `File.dirname`. */
export function dirname(path: string): string {
  const bare = withoutSlashesBehind(path, 1);
  const at = bare.lastIndexOf("/");
  if (at < 0) return ".";
  return at === 0 ? "/" : bare.slice(0, at);
}

/** `File.basename`. */
export function basename(path: string, suffix?: string): string {
  const name = withoutSlashesBehind(path, 1).split("/").at(-1) || "/";
  if (suffix === ".*") return name.replace(/(?!^)\.[^.]*$/, "");
  return suffix !== undefined && name !== suffix && name.endsWith(suffix) ? name.slice(0, -suffix.length) : name;
}

/** `File.extname`. */
export function extname(path: string): string {
  return /[^/.](\.[^./]+)$/.exec(path)?.[1] ?? "";
}
