import type { Io } from "./io.js";

/** The same world; once `hush` is called, only errors are said on standard error. Streams stay untouched until used. */
export function quietable(world: Io): { readonly io: Io; readonly hush: () => void } {
  const { stdout, env, cwd, home, now, load } = world;
  let isQuiet = false;
  const io: Io = {
    ...{ stdout, env, cwd, home, now, load },
    get stdin() {
      return world.stdin;
    },
    get stderr() {
      return { ...world.stderr, isQuiet };
    },
  };
  const hush = () => {
    isQuiet = true;
  };
  return { io, hush };
}
