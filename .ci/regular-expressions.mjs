// Every regular expression of the sources takes time that grows with the length of what it reads, and no faster. Asked is
// `recheck`, its part in JavaScript: it proves, or attacks where it can't prove. A pattern that is put together while the
// program runs can't be checked, so there is none.
//   node .ci/regular-expressions.mjs [FILE...]     default: all sources, which takes a minute or two
import { regularExpressionsIn } from "./regular-expressions/find.mjs";
import { judge } from "./regular-expressions/judge.mjs";
import { sourceFiles } from "./regular-expressions/sources.mjs";

const EXPONENTIAL = { source: "^(?:a|a)*$", flags: "" };
const files = process.argv.length > 2 ? process.argv.slice(2) : sourceFiles();
const found = files.flatMap(regularExpressionsIn);
const problems = found.map(problemOf).filter((problem) => problem !== null);
// A checker that finds nothing wrong with this one says nothing about the others.
if (judge(EXPONENTIAL).safe) problems.push(`/${EXPONENTIAL.source}/ passes, so the check itself is broken`);
if (found.length === 0) problems.push("there is no regular expression in these files");

for (const problem of problems) console.log(problem);
console.log(
  `${found.length} regular expressions in ${files.length} files, ${problems.length} to be written differently`,
);
process.exitCode = problems.length > 0 ? 1 : 0;

function problemOf({ place, source, flags }) {
  if (source === null) return `${place}: put together while the program runs: write it as a literal`;
  const { safe, why } = judge({ source, flags });
  return safe ? null : `${place}: /${source}/${flags}: ${why}`;
}
