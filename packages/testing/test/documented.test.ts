import { join } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";

// What an editor shows of a public type: every member of what the core exports says what it is.

const core = join(import.meta.dirname, "..", "..", "core", "src");
const entries = ["index.ts", "node/index.ts"].map((entry) => join(core, entry));
const { NodeNext } = ts.ModuleKind;
const program = ts.createProgram(entries, { module: NodeNext, noLib: true, types: [] });
const checker = program.getTypeChecker();

test.each(entries)("every member of what %s exports is documented", (file) => {
  const declarations = exportsOf(file);
  expect(declarations.flatMap(([, declaration]) => membersOf(declaration)).length).toBeGreaterThan(10);
  expect(declarations.flatMap(([name, declaration]) => silent(name, declaration))).toEqual([]);
});

test("a member without a comment would be found", () => {
  const source = ts.createSourceFile(
    "a.ts",
    "interface A {\n/** Said. */\na: string;\nb: string;\nc: {\n/** Said. */\nd: 1 } }",
    ts.ScriptTarget.Latest,
    true,
  );
  expect(source.statements.flatMap((statement) => silent("A", statement))).toEqual(["A.b", "A.c"]);
});

function exportsOf(file: string): [name: string, declaration: ts.Node][] {
  const source = program.getSourceFile(file);
  const module = source && checker.getSymbolAtLocation(source);
  return checker.getExportsOfModule(module ?? failed(file)).flatMap((symbol) => {
    const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    return (target.declarations ?? []).map((declaration): [string, ts.Node] => [symbol.name, declaration]);
  });
}

function failed(file: string): never {
  throw new Error(`${file} is no module`);
}

type Member = ts.PropertySignature | ts.MethodSignature | ts.PropertyDeclaration;

function silent(name: string, declaration: ts.Node): string[] {
  return membersOf(declaration)
    .filter((member) => ts.getJSDocCommentsAndTags(member).length === 0)
    .map((member) => `${name}.${member.name.getText()}`);
}

/** The members of a type, those of types written inside it too; none that is private, none of a value. */
function membersOf(declaration: ts.Node): Member[] {
  if (!isType(declaration)) return [];
  const found: Member[] = [];
  const visit = (node: ts.Node): void => {
    if (isMember(node) && !ts.isPrivateIdentifier(node.name)) found.push(node);
    if (!ts.isBlock(node)) ts.forEachChild(node, visit);
  };
  visit(declaration);
  return found;
}

function isType(node: ts.Node): boolean {
  return ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node) || ts.isClassDeclaration(node);
}

function isMember(node: ts.Node): node is Member {
  return ts.isPropertySignature(node) || ts.isMethodSignature(node) || ts.isPropertyDeclaration(node);
}
