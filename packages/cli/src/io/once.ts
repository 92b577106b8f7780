const made = new WeakMap<object, Map<string, unknown>>();

/** What is made once a run, and found again when it is asked for by the same key: `io` is the run. */
export function onceARun<T>(io: object, key: string, make: () => T): T {
  const ofRun = made.get(io) ?? new Map<string, unknown>();
  made.set(io, ofRun);
  if (!ofRun.has(key)) ofRun.set(key, make());
  return ofRun.get(key) as T;
}
