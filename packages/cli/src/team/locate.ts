import type { Location } from "@stepauth/core";
import { LineCounter, parseDocument } from "yaml";
import { ConfigDocument, type Path } from "../config/document.js";

/** Says where something stands in a JSON file. The file is read for that only when the first place is asked for. */
export class JsonPlaces {
  private document: ConfigDocument | undefined;
  private broken: Location;

  constructor(
    readonly file: string,
    private readonly text: string,
  ) {
    this.broken = { file, line: 1, column: 1 };
  }

  /** Where a value stands; of what is not there, where the innermost value around it stands. */
  at(path: Path): Location {
    this.document ??= this.read();
    return this.document?.at(path) ?? this.broken;
  }

  /** Where the file stops being JSON. */
  get mistake(): Location {
    this.document ??= this.read();
    return this.broken;
  }

  private read(): ConfigDocument | undefined {
    const lines = new LineCounter();
    try {
      // JSON is YAML, whose parser keeps positions.
      const options = { lineCounter: lines, prettyErrors: false, logLevel: "silent", uniqueKeys: false } as const;
      const { errors, contents } = parseDocument(this.text, { ...options, merge: false });
      if (errors[0] === undefined) return new ConfigDocument(this.file, undefined, contents, lines);
      const { line, col } = lines.linePos(errors[0].pos[0]);
      this.broken = { file: this.file, line: Math.max(1, line), column: Math.max(1, col) };
    } catch {
      // It is nested deeper than the parser goes: then it is the file as a whole.
    }
    return undefined;
  }
}
