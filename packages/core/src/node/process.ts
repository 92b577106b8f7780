// What the rest of the core imports as `#process` where there is one: Node, Bun, Deno.
export { fromEnv } from "./from-env.js";
export { materialise } from "./materialise.js";
