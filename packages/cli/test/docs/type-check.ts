import { readdirSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

/** What the compiler says about TypeScript that stands on a page. Package names mean their sources. */
export function typeErrors(root: string, sources: Readonly<Record<string, string>>): string[] {
  const options: ts.CompilerOptions = { ...baseOptions(root), paths: sourcePaths(root), baseUrl: root, noEmit: true };
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists, getSourceFile } = host;
  const virtual = new Map(Object.entries(sources).map(([name, text]) => [join(root, name), text]));
  host.readFile = (path) => virtual.get(path) ?? readFile(path);
  host.fileExists = (path) => virtual.has(path) || fileExists(path);
  host.getSourceFile = (path, target, ...rest) => {
    const text = virtual.get(path);
    return text === undefined ? getSourceFile(path, target, ...rest) : ts.createSourceFile(path, text, target);
  };
  const program = ts.createProgram([...virtual.keys()], options, host);
  return [...virtual.keys()].flatMap((path) => {
    const file = program.getSourceFile(path);
    return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map(describe);
  });
}

function baseOptions(root: string): ts.CompilerOptions {
  const { config } = ts.readConfigFile(join(root, "tsconfig.base.json"), ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root);
  return {
    ...options,
    types: ["node"],
    composite: false,
    declaration: false,
    emitDeclarationOnly: false,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    moduleDetection: ts.ModuleDetectionKind.Force,
  };
}

function sourcePaths(root: string): Record<string, string[]> {
  return Object.fromEntries(
    readdirSync(join(root, "packages")).flatMap((name) => [
      [`@stepauth/${name}`, [`packages/${name}/src/index.ts`]],
      [`@stepauth/${name}/node`, [`packages/${name}/src/node/index.ts`]],
    ]),
  );
}

function describe({ file, start = 0, messageText }: ts.Diagnostic): string {
  const line = (file?.getLineAndCharacterOfPosition(start).line ?? 0) + 1;
  return `${file?.fileName}: line ${line} of the fence: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
}
