// The bound of `stepauth preview` and `lint`: the same files, parsed by the same library, and nothing else.
import { readFileSync } from "node:fs";
import { parseDocument } from "yaml";

for (const file of process.argv.slice(2)) parseDocument(readFileSync(file, "utf8"));
