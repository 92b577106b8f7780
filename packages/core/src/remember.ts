// Batches ask for the same again and again.

/** A function of an object that is asked once: its answer is kept for as long as the object lives. */
export function onceFor<Key extends object, Answer>(answer: (key: Key) => Answer): (key: Key) => Answer {
  const known = new WeakMap<Key, Answer>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const made = answer(key);
    known.set(key, made);
    return made;
  };
}

/** A function of a text that knows its last few answers, at most `most` of them: texts come from outside. */
export function rememberLast<Answer>(most: number, answer: (text: string) => Answer): (text: string) => Answer {
  const known = new Map<string, Answer>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size === most) known.clear();
    const made = answer(text);
    known.set(text, made);
    return made;
  };
}

/** More situations of one object than are remembered. */
const MOST_SITUATIONS = 200;

/**
 * Remembers what was made for an object in a situation, which a text tells from its others. A version of a step has few:
 * what there is to say of it is said in every request of a batch.
 */
export function perSituation<Key extends object, Made>(): (key: Key, situation: string, make: () => Made) => Made {
  const knownOf = onceFor<Key, Map<string, Made>>(() => new Map());
  return (key, situation, make) => {
    const known = knownOf(key);
    const before = known.get(situation);
    if (before !== undefined) return before;
    if (known.size === MOST_SITUATIONS) known.clear();
    const made = make();
    known.set(situation, made);
    return made;
  };
}

const comingAgain = new WeakSet<object>();

/** Marks an object that is made once and handed out again and again, and closes it against change. */
export function recurring<T extends object>(made: T): Readonly<T> {
  comingAgain.add(made);
  return Object.freeze(made);
}

/** Whether an object is one that comes again, so that what is made of it is worth keeping. */
export function isRecurring(item: object): boolean {
  return comingAgain.has(item);
}
