import type { ProjectFolder } from "./analyse.js";

/** A project that is given whole, as its files: path -> text. */
export function filesFolder(files: Readonly<Record<string, string>>): ProjectFolder {
  const folders = new Map<string, Set<string>>([["", new Set()]]);
  for (const path of Object.keys(files)) {
    const parts = path.split("/");
    for (const [index, name] of parts.entries()) {
      const folder = parts.slice(0, index).join("/");
      const names = folders.get(folder) ?? new Set<string>();
      folders.set(folder, names.add(name));
    }
  }
  return {
    readFile: (path) => (Object.hasOwn(files, path) ? (files[path] ?? null) : null),
    readFolder: (path) => {
      const names = folders.get(path);
      return names ? [...names] : null;
    },
    isComplete: true,
  };
}
