import { onceFor } from "@stepauth/core";
import type { SourceFile } from "@stepauth/workflow";
import { isAlias, isMap, isPair, isScalar, isSeq, type Pair, visit, type YAMLMap, type YAMLSeq } from "yaml";

/** What stands behind a step's reference, and behind `inputs` in it. */
export interface StepNodes {
  readonly fields: YAMLMap | null;
  /** Null where there is no such key; `empty` where nothing is behind it. */
  readonly inputs: YAMLSeq | "empty" | null;
  /** Where the key `inputs` ends. */
  readonly inputsEnd: number;
}

/** The pairs of a file by where their keys start. */
const pairs = onceFor<SourceFile, ReadonlyMap<number, Pair>>(({ document }) => {
  const found = new Map<number, Pair>();
  if (document)
    visit(document, {
      Pair: (_, pair) => {
        const start = isScalar(pair.key) ? pair.key.range?.[0] : undefined;
        if (start !== undefined) found.set(start, pair);
      },
    });
  return found;
});

/** The nodes of the step whose reference starts at an offset; null where the file is written in a way that can't be edited. */
export function stepNodes(file: SourceFile, refStart: number): StepNodes | null {
  const pair = pairs(file).get(refStart);
  if (!pair) return null;
  const value = resolved(file, pair.value);
  if (isNothing(value)) return { fields: null, inputs: null, inputsEnd: -1 };
  if (!isMap(value)) return null;
  const field = value.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === "inputs");
  if (!field) return { fields: value, inputs: null, inputsEnd: -1 };
  const inputsEnd = (isScalar(field.key) ? field.key.range?.[1] : undefined) ?? -1;
  const inputs = resolved(file, field.value);
  if (isNothing(inputs)) return { fields: value, inputs: "empty", inputsEnd };
  return isSeq(inputs) ? { fields: value, inputs, inputsEnd } : null;
}

/** The list that holds the step whose reference starts at an offset. */
export function listAround({ document }: SourceFile, refStart: number): YAMLSeq | null {
  let found: YAMLSeq | null = null;
  if (document)
    visit(document, {
      Seq: (_, list) => {
        if (list.items.some((item) => isMap(item) && startOf(item) === refStart)) found = list;
      },
    });
  return found;
}

function startOf({ items: [pair] }: YAMLMap): number | undefined {
  return isScalar(pair?.key) ? pair.key.range?.[0] : undefined;
}

function resolved({ document }: SourceFile, node: unknown): unknown {
  return isAlias(node) && document ? node.resolve(document) : node;
}

/** Whether nothing is written: neither a value nor a word such as `null`. */
function isNothing(node: unknown): boolean {
  return (
    node === null ||
    node === undefined ||
    (isScalar(node) && (node.source ?? "") === "" && !node.tag && node.type === "PLAIN")
  );
}
