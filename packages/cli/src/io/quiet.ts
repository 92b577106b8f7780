import type { Io } from "./io.js";

/** The same world; once `hush` is called, only errors are said on standard error. */
export function quietable(io: Io): { readonly io: Io; readonly hush: () => void } {
  let isQuiet = false;
  const stderr = {
    ...io.stderr,
    get isQuiet() {
      return isQuiet;
    },
  };
  const hush = () => {
    isQuiet = true;
  };
  return { io: { ...io, stderr }, hush };
}
