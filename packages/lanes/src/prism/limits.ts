import * as nodes from "@ruby/prism/src/nodes.js";

/** More characters than a file may have: a hundred times what people write. */
const MOST_CHARACTERS = 262_144;

/** Logical operators that a file may have. Where one follows the other, prism looks at all of them for each. */
const MOST_LOGICAL = 5000;

/** Whether a text could keep the parser busy. */
export function exceedsLength(text: string): boolean {
  return text.length > MOST_CHARACTERS || (text.match(/&&|\|\||\b(?:and|or)\b/g)?.length ?? 0) > MOST_LOGICAL;
}

/** Constructs that may be open at once: files that people write have a dozen. */
const MOST_OPEN = 100;

const opening: ReadonlySet<unknown> = new Set([
  nodes.ArgumentsNode,
  nodes.ArrayNode,
  nodes.BeginNode,
  nodes.BlockNode,
  nodes.CaseNode,
  nodes.CaseMatchNode,
  nodes.ClassNode,
  nodes.DefNode,
  nodes.EmbeddedStatementsNode,
  nodes.HashNode,
  nodes.IfNode,
  nodes.LambdaNode,
  nodes.ModuleNode,
  nodes.ParenthesesNode,
  nodes.UnlessNode,
  nodes.WhileNode,
]);

interface Open {
  readonly node: nodes.Node;
  readonly depth: number;
}

/** Whether more constructs are open in each other than an evaluation follows. */
export function exceedsNesting(program: nodes.Node): boolean {
  const open: Open[] = [{ node: program, depth: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { node, depth } = next;
    if (depth > MOST_OPEN) return true;
    const inside = opening.has(node.constructor) ? depth + 1 : depth;
    for (const child of node.compactChildNodes()) open.push({ node: child, depth: inside });
  }
  return false;
}
