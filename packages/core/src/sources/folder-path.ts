/** A relative path as it is from within a folder; null where that comes to the same, or the path is not relative. */
export function folderPath(folder: string, path: string): string | null {
  const [outer, inner] = [plain(folder), plain(path)];
  const isRelative = inner !== "" && !/^[/~$]/.test(path);
  return outer === "" || outer === "." || !isRelative ? null : `${outer}/${inner}`;
}

function plain(path: string): string {
  return path
    .trim()
    .replace(/^(?:\.\/+)+/, "")
    .replace(/(?<!\/)\/+$/, "");
}
