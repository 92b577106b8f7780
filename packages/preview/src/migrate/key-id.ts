import { keyIdFromName } from "@stepauth/core";
import type { PlannedValue } from "@stepauth/workflow";
import type { StepUse } from "./uses.js";

/** The key ID that a step's `api_key_path` names, where all of its runs agree, and what there is to say about it. */
export interface FoundKeyId {
  readonly id?: string;
  readonly note: string;
}

const WORD = /^[A-Za-z0-9_-]{1,64}$/;

/** The old steps take the key ID from the name of the key's file; the new ones have an input for it. */
export function keyIdOf({ runs }: StepUse): FoundKeyId {
  const ids = new Set(
    runs.map(({ planned }) => {
      const path = planned.input("api_key_path");
      if (path === undefined || path.unresolved.length > 0 || !isOfTheFile(path)) return null;
      return keyIdFromName(path.text.reveal().split(/[?#]/)[0] ?? "");
    }),
  );
  const [id] = ids;
  if (ids.size !== 1 || id === undefined || id === null || !WORD.test(id)) return { note: UNKNOWN };
  return { id, note: "`api_key_id` is added, from the name of the key's file" };
}

/** What a secrets file says is not written into a workflow file. */
function isOfTheFile({ provenance }: PlannedValue): boolean {
  return provenance.every(({ kind }) => kind === "yaml");
}

const UNKNOWN =
  "the key ID can't be told from `api_key_path`: add `api_key_id`, without which the key of the inputs has no effect";
