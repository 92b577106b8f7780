import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { root } from "../packages/run.mjs";

/** The regular expressions of a file: literals and calls of `RegExp`; `source` is null where it is no fixed text. */
export function regularExpressionsIn(file) {
  const tree = ts.createSourceFile(file, readFileSync(join(root, file), "utf8"), ts.ScriptTarget.Latest, true);
  const found = [];
  const visit = (node) => {
    const expression = expressionOf(node);
    if (expression) found.push({ place: placeOf(node, tree), ...expression });
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

function expressionOf(node) {
  if (ts.isRegularExpressionLiteral(node)) {
    const end = node.text.lastIndexOf("/");
    return { source: node.text.slice(1, end), flags: node.text.slice(end + 1) };
  }
  if (!(ts.isNewExpression(node) || ts.isCallExpression(node)) || !isRegExp(node.expression)) return null;
  const [source, flags] = node.arguments ?? [];
  // A literal in the call is found by itself.
  if (source && ts.isRegularExpressionLiteral(source)) return null;
  const isFixed = source && ts.isStringLiteralLike(source) && (!flags || ts.isStringLiteralLike(flags));
  return isFixed ? { source: source.text, flags: flags?.text ?? "" } : { source: null, flags: "" };
}

function isRegExp(expression) {
  return /^(?:globalThis\.)?RegExp$/.test(expression.getText());
}

function placeOf(node, tree) {
  return `${tree.fileName}:${tree.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
}
