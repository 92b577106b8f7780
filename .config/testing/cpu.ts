/** The CPU time that this process has used for an action, in milliseconds: a busy machine makes it no longer. */
export async function cpuOf(action: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await action();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const TRIES = 5;
const MOST_TRIES = 25;
const LEAST_MS = 4;

/**
 * How many times the CPU time grows when the input grows four times: 4 where it is linear, 16 where it is quadratic. Both sizes
 * are measured in turns, in this process; of each the best try counts. A busy machine only ever adds to them, so that what does
 * not look linear is tried more often. Texts are best short (below 100 kB) or long (from 300 kB) in both sizes, since V8 makes long
 * ones in another, slower way.
 */
export async function growthFourfold(act: (size: number) => unknown, size: number): Promise<number> {
  await act(size); // What is loaded and compiled for the first time.
  let small = Number.POSITIVE_INFINITY;
  let large = Number.POSITIVE_INFINITY;
  for (let tries = 0; tries < TRIES || (tries < MOST_TRIES && large / small >= LINEAR); tries += 1) {
    small = Math.min(small, await costOf(() => act(size)));
    large = Math.min(large, await costOf(() => act(4 * size)));
  }
  return large / small;
}

/** Between what is linear and what is quadratic, with room for what collects garbage. */
export const LINEAR = 8;

/** Of one run; repeated until there is something to measure. */
async function costOf(action: () => unknown): Promise<number> {
  for (let times = 1; ; times *= 4) {
    const cpu = await cpuOf(async () => {
      for (let count = 0; count < times; count += 1) await action();
    });
    if (cpu >= LEAST_MS) return cpu / times;
  }
}
