/**
 * How many times as much CPU time a task takes with `FACTOR` times as much to do: about `FACTOR` where the time grows with
 * the size, about its square where it grows with the square. The least of a few runs each, in turns, so that what else the
 * machine does has little say.
 */
export async function growth(size: number, task: (size: number) => unknown): Promise<number> {
  const [small, large]: [number[], number[]] = [[], []];
  await used(task, size);
  for (let run = 0; run < RUNS; run++) {
    small.push(await used(task, size));
    large.push(await used(task, size * FACTOR));
  }
  return Math.min(...large) / Math.max(1, Math.min(...small));
}

const FACTOR = 4;
const RUNS = 4;

/** Between linear (4) and quadratic (16). */
export const LINEAR = 9;

async function used(task: (size: number) => unknown, size: number): Promise<number> {
  const before = process.cpuUsage();
  await task(size);
  const { user, system } = process.cpuUsage(before);
  return user + system;
}
