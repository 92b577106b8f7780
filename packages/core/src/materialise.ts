import { materialise as write } from "#process";
import type { Resolution } from "./model.js";
import type { MaterialiseOptions } from "./node/materialise.js";
import type { MaterialisedAuth } from "./node/materialised.js";

/**
 * Writes the files of a resolution and gives its environment, arguments and inputs with real values and real paths.
 * Dispose of it (`await using`, or `dispose()`), and what was written is removed. Rejects in a browser or worker.
 *
 * @throws {StepAuthError} with every diagnostic, the cause first, when the resolution's status is `failed`
 */
export async function materialise(resolution: Resolution, options?: MaterialiseOptions): Promise<MaterialisedAuth> {
  return write(resolution, options);
}
