import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import ts from "typescript";

const source = join(import.meta.dirname, "../../src");

/** Core as plain JavaScript in a folder of its own, for child processes that run without a test runner. */
export function compileCore(): { readonly folder: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), "stepauth-test-"));
  writeFileSync(join(folder, "package.json"), '{"type":"module"}');
  for (const name of readdirSync(source, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".ts"),
  )) {
    const target = join(folder, name.replace(/\.ts$/, ".js"));
    const options = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022, verbatimModuleSyntax: true };
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(
      target,
      ts.transpileModule(readFileSync(join(source, name), "utf8"), { compilerOptions: options }).outputText,
    );
  }
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}
