import type { EnvItem } from "@stepauth/workflow";
import { mergedSpans, type Span } from "./literals/spans.js";
import type { HiddenPlace } from "./model.js";
import { type ClearInput, clearAssignments, clearKeys, clearVariables } from "./rules/clear-secrets.js";
import type { Variables } from "./rules/variables.js";

/** Where in the files secrets stand in clear: in inputs, in the variables behind them, and wherever one tells of itself. */
export function hiddenPlaces(
  written: readonly ClearInput[],
  behind: readonly EnvItem[],
  variables: Variables,
): HiddenPlace[] {
  const inputs = written.map(({ input }): HiddenPlace => ({ file: input.location.file, range: input.valueRange }));
  const items = [...clearVariables(variables).map(({ item }) => item), ...behind].map(
    ({ valueNode: node }): HiddenPlace => ({ file: node.source.file, range: [node.start, node.end] }),
  );
  return inOrder([...inputs, ...items, ...clearAssignments(variables), ...clearKeys(variables)]);
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
