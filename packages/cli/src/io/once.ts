/** Makes something once a run, and finds it again when it is asked for by the same key: `io` is the run. */
export type OncePerRun<T> = (io: object, key: string, make: () => T) => T;

/** A memory of what is made once a run; each kind of thing has one of its own. */
export function oncePerRun<T>(): OncePerRun<T> {
  const known = new WeakMap<object, Map<string, { readonly made: T }>>();
  return (io, key, make) => {
    const ofRun = known.get(io) ?? new Map<string, { readonly made: T }>();
    known.set(io, ofRun);
    const entry = ofRun.get(key) ?? { made: make() };
    ofRun.set(key, entry);
    return entry.made;
  };
}
