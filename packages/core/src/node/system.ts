// What the rest of the core imports as `#system` where there are files: Node, Bun, Deno.
export { fileProblems, networkReasons } from "./codes.js";
export { readDocumentFile, readKeyFile } from "./read.js";
