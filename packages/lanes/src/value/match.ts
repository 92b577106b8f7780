import { Module } from "./module.js";
import { Obj, type Str } from "./values.js";

const matchClass = new Module("MatchData", undefined, undefined, true);

/** What a regular expression found in a text: `$~`. */
export class Match extends Obj {
  constructor(
    readonly found: RegExpExecArray,
    /** The text, as secret as what was found in it. */
    readonly subject: Str,
  ) {
    super(matchClass);
  }
}
