import { Text } from "@stepauth/text";
import type { ProjectFiles } from "../evaluate/interpreter.js";
import { FileNeeded } from "../evaluate/signals.js";
import { folderOf } from "../library/paths.js";
import { Unknown } from "../value/unknown.js";

/** What was read of a project so far: a text, or null where there is no such file. */
export type KnownFiles = ReadonlyMap<string, string | null>;

/** Names in a folder, by its path; null where there is no such folder. */
export type KnownFolders = ReadonlyMap<string, readonly string[] | null>;

/** What is known of a project's files, and what the lane itself writes. A file that was not read yet is asked for. */
export class Project implements ProjectFiles {
  readonly #written = new Map<string, Text | Unknown | undefined>();

  constructor(
    private readonly files: KnownFiles,
    private readonly folders: KnownFolders,
    /** Whether what is not there is not there in the build either. */
    private readonly isComplete: boolean,
  ) {}

  read(path: string): Text | Unknown | undefined {
    if (this.#written.has(path)) return this.#written.get(path);
    const text = this.text(path);
    if (text !== undefined) return Text.of(text, { origin: path });
    return this.isComplete || isFastlanes(path) ? undefined : this.#unknown(path, "text");
  }

  exists(path: string): boolean | Unknown {
    if (path === "") return true;
    if (this.#written.has(path)) return this.#written.get(path) !== undefined;
    if (this.text(path) !== undefined || this.names(path) !== undefined) return true;
    return this.isComplete || isFastlanes(path) ? false : this.#unknown(path, "boolean");
  }

  isFolder(path: string): boolean | Unknown {
    if (path === "" || this.names(path) !== undefined) return true;
    return this.isComplete ? false : this.#unknown(`${path}/`, "boolean");
  }

  write(path: string, content: Text | Unknown | undefined): void {
    this.#written.set(path, content);
  }

  /** The text of a file that is there from the beginning. */
  text(path: string): string | undefined {
    const text = this.files.get(path);
    if (text !== undefined) return text ?? undefined;
    if (this.#isAbsent(path)) return undefined;
    throw new FileNeeded(path, "file");
  }

  /** The names in a folder that is there from the beginning. */
  names(path: string): readonly string[] | undefined {
    const names = this.folders.get(path);
    if (names !== undefined) return names ?? undefined;
    if (path !== "" && this.#isAbsent(path)) return undefined;
    throw new FileNeeded(path, "folder");
  }

  /** A folder that was listed says of all that is not in it that it is not there: most of what fastlane looks for is not. */
  #isAbsent(path: string): boolean {
    const names = this.names(folderOf(path));
    return names === undefined || !names.includes(path.slice(path.lastIndexOf("/") + 1));
  }

  #unknown(path: string, kind: "text" | "boolean"): Unknown {
    return new Unknown(`file ${path}`, kind, { what: path });
  }
}

/** Files that fastlane itself looks for are there, or they are not: nobody makes them in a build. */
function isFastlanes(path: string): boolean {
  return /(?:^|\/)(?:Appfile|Deliverfile|Matchfile|Precheckfile|Fastfile(?:\.swift)?|Gemfile\.lock|Pluginfile)$/.test(
    path,
  );
}
