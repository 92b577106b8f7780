/**
 * A Go slice of pointers: a window on an array that other slices may share. The CLI appends to a bundle's list for every
 * bundle nested in it; where the array has room to spare, each of them writes into the same slots, and the last one wins.
 */
export class GoSlice<T> {
  private constructor(
    private readonly array: T[],
    readonly length: number,
    private readonly capacity: number,
  ) {}

  static empty<T>(): GoSlice<T> {
    return new GoSlice<T>([], 0, 0);
  }

  /** Go's `append`: in place when there is room, else into a new, larger array. */
  append(items: readonly T[]): GoSlice<T> {
    if (items.length === 0) return this;
    const length = this.length + items.length;
    const fits = length <= this.capacity;
    const array = fits ? this.array : this.array.slice(0, this.length);
    for (let i = 0; i < items.length; i++) array[this.length + i] = items[i] as T;
    return new GoSlice(array, length, fits ? this.capacity : grown(length, this.capacity));
  }

  /** What the slice holds now, which may be more than what was once put there. */
  items(): readonly T[] {
    return this.array.slice(0, this.length);
  }
}

/** Sizes of memory blocks that Go's allocator hands out, in units of a pointer. */
const BLOCKS = [
  1, 2, 3, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30, 32, 36, 40, 44, 48, 52, 56, 60, 64, 72, 80, 88, 96, 112,
  128, 144, 160, 176, 192, 224, 256, 288, 336, 384, 400, 432, 512, 608, 640, 672, 768, 816, 848, 864, 1024, 1184, 1216,
  1280, 1360, 1536, 1696, 1792, 2048, 2304, 2384, 2560, 2720, 3072, 3408, 3584, 4096,
];
const PAGE = 1024;

function grown(needed: number, capacity: number): number {
  const wanted = needed > 2 * capacity ? needed : capacity < 256 ? 2 * capacity : slower(needed, capacity);
  return BLOCKS.find((block) => block >= wanted) ?? Math.ceil(wanted / PAGE) * PAGE;
}

/** From 256 on, growth eases from doubling to a quarter at a time. */
function slower(needed: number, capacity: number): number {
  let next = capacity;
  while (next < needed) next += Math.floor((next + 3 * 256) / 4);
  return next;
}
