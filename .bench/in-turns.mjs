/**
 * Takes samples of all sides in turn (A B A B ...), so that all of them meet the same machine. A first round is left out: it
 * fills caches.
 *
 * @template Sample
 * @param {readonly (() => Promise<Sample>)[]} sides
 * @param {number} rounds
 * @returns {Promise<Sample[][]>} the samples of each side, in the order of the rounds
 */
export async function inTurns(sides, rounds) {
  const samples = sides.map(() => /** @type {Sample[]} */ ([]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const [index, side] of sides.entries()) {
      const sample = await side();
      if (round > 0) samples[index]?.push(sample);
    }
  }
  return samples;
}
