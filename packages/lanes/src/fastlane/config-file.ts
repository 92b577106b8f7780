import { userError } from "../evaluate/errors.js";
import { Module } from "../value/module.js";
import { Obj, type Value } from "../value/values.js";
import { forLane } from "./appfile.js";
import { joined } from "./folder.js";
import type { LaneRun } from "./run.js";

const fileClass = new Module("FastlaneCore::ConfigurationFile", undefined, undefined, true);

/**
 * What an action's config file sets. The first setting of a name wins; those in `for_lane` and `for_platform` blocks of the
 * started lane replace it.
 */
export function configFileValues(run: LaneRun, name: string, isOption: (name: string) => boolean): Map<string, Value> {
  const path = ["fastlane", ".fastlane", ""]
    .map((folder) => joined(run.folder, joined(folder, name)))
    .find((each) => run.files.text(each) !== undefined);
  const text = path === undefined ? undefined : run.files.text(path);
  let values = new Map<string, Value>();
  if (path === undefined || text === undefined) return values;
  const self = new Obj(fileClass);
  run.selves.set(self, (word, args, call) => {
    if (word !== "for_lane" && word !== "for_platform") return undefined;
    const around = values;
    values = new Map();
    forLane(run, word, args, call);
    values = new Map([...around, ...values]);
    return null;
  });
  run.missing.set(self, (word, { list, block }) => {
    if (!isOption(word)) throw userError(`unknown-option:${word}`);
    run.input.choices.touch();
    const given = run.interpreter.settled(list[0] ?? null);
    const value = given === null && block ? run.interpreter.settled(run.interpreter.callProc(block, [])) : given;
    const before = values.get(word) ?? null;
    const isSet = before !== null && run.interpreter.textOf(before)?.isEmpty !== true;
    if (value !== null && !isSet) values.set(word, value);
    return null;
  });
  run.evaluate(run.parsed(path, text, "config-file-syntax"), self, run.folder);
  return values;
}
