/** One of `count` parts of the files; the first has the index 1. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/**
 * The files of a shard. All shards together have every file once, and none has more than one file more than another. Which
 * files they are depends on the files alone: neither on their order nor on the machine.
 */
export function filesOfShard(files: readonly string[], { index, count }: Shard): string[] {
  // Dealt out like cards: the files of one repository stand side by side and cost alike, and no shard should get them all.
  return files.toSorted().filter((_, at) => at % count === index - 1);
}

/** Whether other runs have files that this one knows nothing of. */
export function isPart(shard: Shard | undefined): boolean {
  return shard !== undefined && shard.count > 1;
}
