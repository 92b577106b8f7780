import { programName, type Words } from "./commands.js";

interface Starter {
  /** Options that take the next word. */
  readonly takes?: RegExp;
  /** Options with which it starts nothing. */
  readonly asks?: RegExp;
  /** The word in front of what it starts; without it, it starts nothing. */
  readonly after?: RegExp;
  /** How far away that word is looked for. */
  readonly within?: number;
}

const EXEC: Starter = { after: /^(?:exec|x|do)$/ };
const DASHES: Starter = { after: /^--$/, within: 12 };
const NODE: Starter = { takes: /^(?:-p|--package)$/, asks: /^(?:--?(?:help|version)|-[hvc]|--call)$/ };

/** Programs whose own work is to start another one. */
const STARTERS: Readonly<Record<string, Starter>> = {
  env: { takes: /^(?:-[uC]|--unset|--chdir)$/ },
  sudo: { takes: /^(?:-[ugpCDhrtT]|--user|--group)$/ },
  xcrun: { takes: /^--?(?:sdk|toolchain)$/, asks: /^(?:-f|-h|--?(?:find|help|version|show\S*))$/ },
  arch: { takes: /^-arch$/ },
  ...{ nohup: {}, time: {}, nice: {}, caffeinate: {}, timeout: { takes: /^-s$/ }, gtimeout: { takes: /^-s$/ } },
  ...{ retry: {}, travis_retry: {} },
  ...{ npx: NODE, bunx: NODE, pnpx: NODE },
  ...{ npm: EXEC, pnpm: { after: /^(?:exec|dlx)$/ }, yarn: { after: /^(?:exec|dlx|run)$/ } },
  ...{ op: DASHES, doppler: DASHES, infisical: DASHES, chamber: DASHES, "aws-vault": DASHES, dotenv: DASHES },
  ...{ bundle: EXEC, gem: EXEC, rbenv: EXEC, rvm: EXEC, asdf: EXEC, mise: EXEC, rtx: EXEC, pyenv: EXEC, nodenv: EXEC },
};

// `bundle _2.4.1_ exec`, `rvm 3.3 do`.
const NEAR = 3;
// An option, or how long, how often, how nicely.
const OWN_WORD = /^(?:-.*|\d[\d.]*[smhd]?)$/s;

/** Where the command goes on behind a program that starts another one; the same place for any other program. */
export function behindStarter(command: Words, at: number): number {
  const name = programName(command[at] ?? "");
  const starter = Object.hasOwn(STARTERS, name) ? STARTERS[name] : undefined;
  if (!starter) return at;
  let next = at + 1;
  if (starter.after) {
    const found = command.slice(next, next + (starter.within ?? NEAR)).findIndex((word) => starter.after?.test(word));
    if (found === -1) return at;
    next += found + 1;
  }
  for (let word = command[next]; word !== undefined && OWN_WORD.test(word); word = command[next]) {
    if (starter.asks?.test(word)) return at;
    next += starter.takes?.test(word) ? 2 : 1;
  }
  return next;
}
