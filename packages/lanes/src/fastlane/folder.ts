import type { Project } from "./project.js";

/** Where fastlane's files are. Paths from the project's root. */
export interface FastlaneFolder {
  /** The folder that is evaluated: `fastlane`, `.fastlane`, or the working directory itself. */
  readonly folder: string;
  /** Where actions run: the folder that holds it. */
  readonly workDir: string;
  readonly fastfile: string;
}

/** Finds the folder as fastlane does; undefined where there is none. */
export function fastlaneFolder(project: Project, workDir: string): FastlaneFolder | "swift" | undefined {
  for (const name of ["fastlane", ".fastlane"]) {
    const folder = joined(workDir, name);
    const names = project.names(folder);
    if (names) return found(folder, workDir, names);
  }
  const own = workDir.split("/").at(-1);
  if (own !== "fastlane" && own !== ".fastlane") return undefined;
  return found(workDir, workDir.split("/").slice(0, -1).join("/"), project.names(workDir) ?? []);
}

function found(folder: string, workDir: string, names: readonly string[]): FastlaneFolder | "swift" | undefined {
  if (names.includes("Fastfile.swift")) return "swift";
  return names.includes("Fastfile") ? { folder, workDir, fastfile: joined(folder, "Fastfile") } : undefined;
}

/** A path below a folder of the project. */
export function joined(folder: string, name: string): string {
  return folder === "" ? name : `${folder}/${name}`;
}
