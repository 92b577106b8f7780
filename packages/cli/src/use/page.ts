import type { Page } from "@stepauth/preview";
import type { Io } from "../io/io.js";
import { packageVersion } from "../version.js";

/** The page that reports are printed on: the terminal, here and now. */
export function pageOf({ stdout, now }: Pick<Io, "stdout" | "now">): Page {
  return { width: stdout.columns, color: stdout.color, version: packageVersion(), madeAt: now() };
}
