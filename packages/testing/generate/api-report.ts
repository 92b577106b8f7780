import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

/** The public API of one package. */
export interface PackageApi {
  readonly name: string;
  readonly folder: string;
  readonly entries: readonly EntryApi[];
}

/** What can be imported from one entry. */
export interface EntryApi {
  /** What stands behind `from`. */
  readonly specifier: string;
  readonly exports: readonly Export[];
  /** Names that the exports' types lead to, and that nobody can import. */
  readonly unreachable: readonly Export[];
}

/** One name: what its comment says, and its declarations as the compiler publishes them. */
export interface Export {
  readonly name: string;
  readonly words: string;
  readonly text: string;
}

/** Reads the public API of all libraries from their sources. */
export function readApi(root: string): PackageApi[] {
  const packages = readdirSync(join(root, "packages")).flatMap((folder) => libraryIn(root, folder));
  const declarations = declarationsOf(root, packages);
  const program = declarationProgram(root, declarations);
  const checker = program.getTypeChecker();
  const entries = packages.flatMap(({ sources }) =>
    Object.entries(sources).map(([specifier, source]) => [specifier, exportsOf(source, program, checker)] as const),
  );
  // What one package does not export, another one may: an adapter's type is the core's.
  const importable = new Set(entries.flatMap(([, symbols]) => symbols.map(({ symbol }) => symbol)));
  const isOurs = (path: string) => declarations.has(path);
  const apis = entries.map(([specifier, symbols]) => entryApi(specifier, symbols, importable, { checker, isOurs }));
  return packages.map(({ name, folder, sources }) => ({
    name,
    folder,
    entries: apis.filter(({ specifier }) => specifier in sources),
  }));
}

interface Library {
  readonly name: string;
  readonly folder: string;
  /** Source files by specifier. */
  readonly sources: Readonly<Record<string, string>>;
}

function libraryIn(root: string, folder: string): Library[] {
  const path = join(root, "packages", folder);
  if (!existsSync(join(path, "package.json"))) return [];
  const manifest: { name: string; private?: boolean; exports?: Record<string, unknown> } = JSON.parse(
    readFileSync(join(path, "package.json"), "utf8"),
  );
  if (manifest.private || manifest.exports === undefined) return [];
  const entries = Object.keys(manifest.exports).filter((entry) => entry !== "./package.json");
  const sources = entries.map((entry) => [manifest.name + entry.slice(1), join(path, "src", entry, "index.ts")]);
  return [{ name: manifest.name, folder, sources: Object.fromEntries(sources) }];
}

/** Everything that the compiler would publish, in memory: nothing has to be built first. */
function declarationsOf(root: string, packages: readonly Library[]): Map<string, string> {
  const sources = packages.flatMap((library) => Object.values(library.sources));
  const options = { ...compilerOptions(root), declaration: true, emitDeclarationOnly: true, noEmit: false };
  const program = ts.createProgram(sources, options);
  const declarations = new Map<string, string>();
  program.emit(undefined, (path, text) => declarations.set(path, text), undefined, true);
  return declarations;
}

function declarationProgram(root: string, declarations: ReadonlyMap<string, string>): ts.Program {
  const options = compilerOptions(root, ".d.ts");
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (path) => declarations.has(path) || (!isSource(root, path) && fileExists(path));
  host.readFile = (path) => declarations.get(path) ?? readFile(path);
  host.getSourceFile = (path, target, ...rest) => {
    const text = declarations.get(path);
    return text === undefined ? getSourceFile(path, target, ...rest) : ts.createSourceFile(path, text, target, true);
  };
  return ts.createProgram([...declarations.keys()], options, host);
}

// The declarations stand in for the sources: the compiler must not prefer these.
function isSource(root: string, path: string): boolean {
  return path.startsWith(join(root, "packages")) && path.includes("/src/") && !path.endsWith(".d.ts");
}

function compilerOptions(root: string, extension = ".ts"): ts.CompilerOptions {
  const { config } = ts.readConfigFile(join(root, "tsconfig.base.json"), ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root);
  const paths = readdirSync(join(root, "packages")).flatMap((folder) => [
    [`@stepauth/${folder}`, [`packages/${folder}/src/index${extension}`]],
    [`@stepauth/${folder}/node`, [`packages/${folder}/src/node/index${extension}`]],
  ]);
  return {
    ...options,
    composite: false,
    types: ["node"],
    baseUrl: root,
    paths: Object.fromEntries(paths),
    typeRoots: [join(root, "node_modules/@types")],
  };
}

interface Exported {
  readonly name: string;
  readonly symbol: ts.Symbol;
}

function exportsOf(source: string, program: ts.Program, checker: ts.TypeChecker): Exported[] {
  const file = program.getSourceFile(source.replace(/\.ts$/, ".d.ts"));
  const module = file && checker.getSymbolAtLocation(file);
  if (!module) throw new Error(`${source} gave no declarations`);
  return checker.getExportsOfModule(module).map((symbol) => ({ name: symbol.name, symbol: resolved(symbol, checker) }));
}

interface Sight {
  readonly checker: ts.TypeChecker;
  readonly isOurs: (path: string) => boolean;
}

function entryApi(
  specifier: string,
  exported: readonly Exported[],
  importable: ReadonlySet<ts.Symbol>,
  sight: Sight,
): EntryApi {
  const unreachable = forgotten(
    exported.map(({ symbol }) => symbol),
    importable,
    sight,
  );
  return {
    specifier,
    exports: exported.map(({ name, symbol }) => describe(name, symbol, sight.checker)).sort(byName),
    unreachable: unreachable.map((symbol) => describe(symbol.name, symbol, sight.checker)).sort(byName),
  };
}

function resolved(symbol: ts.Symbol, checker: ts.TypeChecker): ts.Symbol {
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}

function byName(a: Export, b: Export): number {
  return a.name < b.name ? -1 : 1;
}

function describe(name: string, symbol: ts.Symbol, checker: ts.TypeChecker): Export {
  const words = ts.displayPartsToString(symbol.getDocumentationComment(checker));
  const tags = symbol
    .getJsDocTags(checker)
    .map((tag) => `- ${tag.name}: ${ts.displayPartsToString(tag.text).replace(/\s+/g, " ")}`);
  return {
    name,
    words: [words, tags.join("\n")].filter((part) => part !== "").join("\n\n"),
    text: condensed((symbol.declarations ?? []).map(published).join("\n")),
  };
}

/** A declaration without the comment above it, and without `export` and `declare`, which all of them have. */
function published(declaration: ts.Declaration): string {
  const statement = ts.isVariableDeclaration(declaration) ? declaration.parent.parent : declaration;
  return statement.getText().replace(/^(?:export |declare )+/, "");
}

const MANY_LINES = 150;

/** Without what is deeper in a long table of data: that has a source of its own, where it is reviewed. */
function condensed(text: string): string {
  const lines = text.split("\n");
  if (lines.length <= MANY_LINES) return text;
  const isDeep = (line: string | undefined) => line?.startsWith(" ".repeat(8)) ?? false;
  return lines
    .filter((line, index) => !isDeep(line) || !isDeep(lines[index - 1]))
    .map((line) => (isDeep(line) ? `${" ".repeat(8)}...` : line))
    .join("\n");
}

/** The symbols of our own that the given ones refer to, and so on, as far as nobody can import them. */
function forgotten(from: readonly ts.Symbol[], importable: ReadonlySet<ts.Symbol>, { checker, isOurs }: Sight) {
  const found = new Set<ts.Symbol>();
  const look = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) note(checker.getSymbolAtLocation(node));
    ts.forEachChild(node, look);
  };
  const note = (symbol: ts.Symbol | undefined): void => {
    const target = symbol && resolved(symbol, checker);
    if (!target || importable.has(target) || found.has(target) || !isDeclaredIn(target, isOurs)) return;
    found.add(target);
    for (const declaration of target.declarations ?? []) look(declaration);
  };
  for (const symbol of from) for (const declaration of symbol.declarations ?? []) look(declaration);
  return [...found];
}

/** A name at the top of a module of ours: neither a member nor a parameter. */
function isDeclaredIn(symbol: ts.Symbol, isOurs: (path: string) => boolean): boolean {
  return (symbol.declarations ?? []).some((declaration) => {
    const statement = ts.isVariableDeclaration(declaration) ? declaration.parent.parent : declaration;
    return (
      statement.parent !== undefined && ts.isSourceFile(statement.parent) && isOurs(statement.getSourceFile().fileName)
    );
  });
}
