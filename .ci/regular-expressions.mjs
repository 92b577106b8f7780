// Every regular expression of the sources takes time that grows with the length of what it reads, and no faster. Asked is
// `recheck`, its part in JavaScript: it proves, or attacks where it can't prove. A pattern that is put together while the
// program runs can't be checked, so there is none but those below, each with what bounds it.
//   node .ci/regular-expressions.mjs [FILE...]     default: all sources, which takes a minute or two
import { regularExpressionsIn } from "./regular-expressions/find.mjs";
import { judge } from "./regular-expressions/judge.mjs";
import { sourceFiles } from "./regular-expressions/sources.mjs";

const BOUNDED = {
  "packages/lanes/src/methods/regexes.ts":
    "a pattern of the Fastfile: of bounded length, on a text of bounded length, with three stars at most and none around a group",
  "packages/lanes/src/methods/strings.ts": "a text of the Fastfile, every character escaped: it matches itself alone",
};
const EXPONENTIAL = { source: "^(?:a|a)*$", flags: "" };
const files = process.argv.length > 2 ? process.argv.slice(2) : sourceFiles();
const found = files.flatMap(regularExpressionsIn);
const problems = found.map(problemOf).filter((problem) => problem !== null);
// A checker that finds nothing wrong with this one says nothing about the others.
if (judge(EXPONENTIAL).safe) problems.push(`/${EXPONENTIAL.source}/ passes, so the check itself is broken`);
for (const file of Object.keys(BOUNDED).filter((name) => files.some((path) => path.endsWith(name))))
  if (!found.some(({ place, source }) => source === null && place.startsWith(`${file}:`)))
    problems.push(`${file} puts no pattern together any more: take it out of the list`);
if (found.length === 0) problems.push("there is no regular expression in these files");

for (const problem of problems) console.log(problem);
console.log(
  `${found.length} regular expressions in ${files.length} files, ${problems.length} to be written differently`,
);
process.exitCode = problems.length > 0 ? 1 : 0;

function problemOf({ place, source, flags }) {
  if (source === null && BOUNDED[place.replace(/:\d+$/, "")]) return null;
  if (source === null) return `${place}: put together while the program runs: write it as a literal`;
  const { safe, why } = judge({ source, flags });
  return safe ? null : `${place}: /${source}/${flags}: ${why}`;
}
