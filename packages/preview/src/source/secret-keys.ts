import type { WorkflowFile } from "@stepauth/workflow";
import { visit } from "yaml";
import type { HiddenPlace } from "../model.js";

/** Keys that are a secret themselves: where a colon stands behind a secret, it is one. */
export function secretKeys({ sources }: Pick<WorkflowFile, "sources">, secrets: ReadonlySet<string>): HiddenPlace[] {
  if (secrets.size === 0) return [];
  const places: HiddenPlace[] = [];
  for (const { file, document } of sources)
    visit(document ?? null, {
      Scalar: (place, { value, range }) => {
        if (place === "key" && range && secrets.has(String(value))) places.push({ file, range: [range[0], range[1]] });
      },
    });
  return places;
}
