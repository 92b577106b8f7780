// Every regular expression of the sources takes time that grows with the length of what it reads, and no faster. Asked is
// `recheck`, its part in JavaScript: it proves, or attacks where it can't prove. A pattern that is put together while the
// program runs can't be checked, so there is none but those below, each with what bounds it.
//   node .ci/regular-expressions.mjs [FILE...]     those that are not in the list of proven ones; default: of all sources
//   node .ci/regular-expressions.mjs --all         proves all of them again, which takes two minutes
//   node .ci/regular-expressions.mjs --write       writes the list of what is proven
import { parseArgs } from "node:util";
import { regularExpressionsIn } from "./regular-expressions/find.mjs";
import { judge } from "./regular-expressions/judge.mjs";
import { keep, provenBefore, textOf } from "./regular-expressions/proven.mjs";
import { sourceFiles } from "./regular-expressions/sources.mjs";

const BOUNDED = {
  "packages/lanes/src/methods/regexes.ts":
    "a pattern of the Fastfile: of bounded length, on a text of bounded length, with three stars at most and none around a group",
  "packages/lanes/src/methods/strings.ts": "a text of the Fastfile, every character escaped: it matches itself alone",
};
const EXPONENTIAL = { source: "^(?:a|a)*$", flags: "" };
const { values: options, positionals: named } = parseArgs({
  options: { all: { type: "boolean" }, write: { type: "boolean" } },
  allowPositionals: true,
});
const files = named.length > 0 ? named : sourceFiles();
const found = files.flatMap(regularExpressionsIn);
const proven = new Set(options.all ? [] : provenBefore);
const problems = found.map(problemOf).filter((problem) => problem !== null);
// A checker that finds nothing wrong with this one says nothing about the others.
if (judge(EXPONENTIAL).safe) problems.push(`/${EXPONENTIAL.source}/ passes, so the check itself is broken`);
for (const file of Object.keys(BOUNDED).filter((name) => files.some((path) => path.endsWith(name))))
  if (!found.some(({ place, source }) => source === null && place.startsWith(`${file}:`)))
    problems.push(`${file} puts no pattern together any more: take it out of the list`);
if (found.length === 0) problems.push("there is no regular expression in these files");

for (const problem of problems) console.log(problem);
if (options.write)
  keep(
    found
      .filter(({ source }) => source !== null)
      .map(textOf)
      .filter((text) => proven.has(text)),
  );
console.log(
  `${found.length} regular expressions in ${files.length} files, ${problems.length} to be written differently`,
);
process.exitCode = problems.length > 0 ? 1 : 0;

function problemOf({ place, source, flags }) {
  if (source === null && BOUNDED[place.replace(/:\d+$/, "")]) return null;
  if (source === null) return `${place}: put together while the program runs: write it as a literal`;
  const text = textOf({ source, flags });
  if (proven.has(text)) return null;
  const { safe, why } = judge({ source, flags });
  if (safe) proven.add(text);
  return safe ? null : `${place}: ${text}: ${why}`;
}
