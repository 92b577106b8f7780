import type { SourceFile } from "@stepauth/workflow";
import { isCollection, visit } from "yaml";

// What may be an anchor; `&&` of a script is none. Where nothing looks like one, the file need not be parsed again.
const ANCHOR = /(?:^|[\s[{,:-])&[^\s&=]/;

const known = new WeakMap<SourceFile, readonly (readonly [number, number])[]>();

/** Whether an offset of a file lies in a list or mapping that has an anchor, so that it may be used elsewhere too. */
export function isAnchored(file: SourceFile, offset: number): boolean {
  const ranges = known.get(file) ?? anchoredRanges(file);
  known.set(file, ranges);
  return ranges.some(([start, end]) => start <= offset && offset < end);
}

/** The outermost of them, in the order of the file. */
function anchoredRanges(file: SourceFile): (readonly [number, number])[] {
  const ranges: (readonly [number, number])[] = [];
  if (!ANCHOR.test(file.source.text) || file.document === undefined) return ranges;
  visit(file.document, {
    Collection: (_, node) => {
      if (!isCollection(node) || node.anchor === undefined || !node.range) return undefined;
      ranges.push([node.range[0], node.range[2]]);
      return visit.SKIP;
    },
  });
  return ranges;
}
