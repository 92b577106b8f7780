import { StepAuthError } from "@stepauth/core";
import type { Io } from "../io/io.js";
import { toDotenv } from "./dotenv.js";

/**
 * Prints variables as a dotenv file.
 *
 * @throws {StepAuthError} `export/failed` when one can't be written so, and when nobody takes them
 */
export async function printVariables(variables: Readonly<Record<string, string>>, { stdout }: Io): Promise<void> {
  await stdout.write(toDotenv(variables));
  if (stdout.lost !== undefined)
    throw new StepAuthError(
      "export/failed",
      "Nobody took the variables from standard output.",
      "Redirect it into a file, or use --to envman.",
    );
}
