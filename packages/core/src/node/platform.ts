// What the rest of the core loads as `#platform` where there are files and processes: Node, Bun, Deno.
export { fromEnv } from "./from-env.js";
export { materialise } from "./materialise.js";
export { readDocumentFile, readKeyFile } from "./read.js";
