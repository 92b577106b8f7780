/** A way in which other tools write what stands for a value. */
export interface ForeignSyntax {
  /** Whose it is, as a message says it. */
  readonly whose: string;
  /** The name of what was meant; undefined where the text is written otherwise. */
  meant(text: string): string | undefined;
}

// Only texts that are such a reference as a whole, or begin with one that a path goes on behind: a password may hold any
// of these characters.
const forms: readonly (readonly [whose: string, form: RegExp])[] = [
  ["GitHub Actions", /^\$\{\{\s*(?:[\w-]+\.)*([\w-]+)\s*\}\}(?:\/.*)?$/],
  ["Azure Pipelines, or a command of a shell,", /^\$\((?:[\w-]+\.)*(\w+)\)(?:\/.*)?$/],
  ["a Windows shell", /^%([A-Za-z_]\w*)%(?:[\\/].*)?$/],
  ["Ruby", /^(?:#\{)?ENV\[["']([A-Za-z_]\w*)["']\]\}?$/],
  ["Ruby", /^(?:#\{)?ENV\.fetch\(["']([A-Za-z_]\w*)["'][^)]*\)\}?$/],
  ["JavaScript", /^(?:\$\{)?process\.env\.([A-Za-z_]\w*)\}?$/],
  ["a shell (with a default)", /^\$\{([A-Za-z_]\w*):?[-=?+][^}]*\}$/],
];

/** What other tools would take for the name of a variable. */
export const foreignSyntaxes: readonly ForeignSyntax[] = forms.map(([whose, form]) => ({
  whose,
  meant: (text) => form.exec(text.trim())?.[1],
}));

/** A template of the Bitrise CLI, which is one only where the input says so. */
export function templateVariable(text: string): string | undefined {
  const body = /^\{\{([^{}]*)\}\}$/.exec(text.trim())?.[1]?.trim();
  if (body === undefined) return undefined;
  return /^getenv\s+["'`](\w+)["'`]$/.exec(body)?.[1] ?? "";
}

/** The name in a text that is one variable of the CLI and nothing else. */
export function variableIn(text: string): string | undefined {
  return /^\$(?:\{([A-Za-z_]\w*)\}|([A-Za-z_]\w*))$/.exec(text.trim())?.slice(1).find(Boolean);
}
