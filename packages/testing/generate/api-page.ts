import type { EntryApi, Export, PackageApi } from "./api-report.js";

const MARK = "<!-- Generated from the sources. Do not edit: run `npx pnpm@10 vitest run -u --project testing`. -->";

/** The reference page of a package: every export with its words and its declaration. */
export function apiPage({ name, entries }: PackageApi): string {
  return [MARK, "", `# ${name}: reference`, "", ...entries.flatMap(entryLines)].join("\n");
}

/** The list of all pages. */
export function apiIndex(packages: readonly PackageApi[]): string {
  const rows = packages.map(
    ({ name, folder, entries }) =>
      `| [\`${name}\`](${folder}.md) | ${entries.map(({ specifier, exports }) => `\`${specifier}\`: ${exports.length}`).join(", ")} |`,
  );
  return [MARK, "", "# Reference", "", "| package | exports by entry |", "|---|---|", ...rows, ""].join("\n");
}

function entryLines({ specifier, exports, unreachable }: EntryApi): string[] {
  return [`## \`${specifier}\``, "", ...exports.flatMap(exportLines), ...unreachableLines(unreachable)];
}

function exportLines({ name, words, text }: Export): string[] {
  return [`### ${name}`, "", ...(words === "" ? [] : [words, ""]), "```ts", text, "```", ""];
}

/** Part of what the exports promise, so it is shown, although nobody can name it in an import. */
function unreachableLines(unreachable: readonly Export[]): string[] {
  if (unreachable.length === 0) return [];
  return [
    "#### Types without a name of their own",
    "",
    "```ts",
    unreachable.map(({ text }) => text).join("\n\n"),
    "```",
    "",
  ];
}
