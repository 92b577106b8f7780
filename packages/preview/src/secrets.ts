import type { EnvItem } from "@stepauth/workflow";
import { mergedSpans, type Span } from "./literals/spans.js";
import type { HiddenPlace } from "./model.js";
import { type ClearInput, clearAssignments, clearKeys, clearVariables } from "./rules/clear-secrets.js";
import type { Variables } from "./rules/variables.js";
import { secretKeys } from "./source/secret-keys.js";

/** Secrets that are known, by where they are from. */
export interface KnownSecrets {
  /** Inputs that hold a secret. */
  readonly written: readonly ClearInput[];
  /** Variables behind secret inputs. */
  readonly behind: readonly EnvItem[];
  /** Of the secrets file. */
  readonly secrets: readonly EnvItem[];
}

/**
 * Where in the files secrets stand in clear: in inputs, in the variables behind them, wherever one tells of itself, and where
 * one is a key.
 */
export function hiddenPlaces({ written, behind, secrets }: KnownSecrets, variables: Variables): HiddenPlace[] {
  const clear = [...clearVariables(variables).map(({ item }) => item), ...behind];
  const inputs = written.map(({ input }): HiddenPlace => ({ file: input.location.file, range: input.valueRange }));
  const items = clear.map(
    ({ valueNode: node }): HiddenPlace => ({ file: node.source.file, range: [node.start, node.end] }),
  );
  const texts = [...[...secrets, ...clear].map(({ text }) => text), ...written.map(({ input }) => input.converted)];
  const keys = secretKeys(variables, new Set(texts.filter((text) => text !== "")));
  return inOrder([...inputs, ...items, ...clearAssignments(variables), ...clearKeys(variables), ...keys]);
}

function inOrder(places: readonly HiddenPlace[]): HiddenPlace[] {
  const byFile = new Map<string, Span[]>();
  for (const { file, range } of places) {
    const spans = byFile.get(file);
    if (spans) spans.push(range);
    else byFile.set(file, [range]);
  }
  return [...byFile].flatMap(([file, spans]) => mergedSpans(spans).map((range) => ({ file, range })));
}
