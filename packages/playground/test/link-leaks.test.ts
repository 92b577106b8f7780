import { describe, expect, it } from "vitest";
import { documentsOf } from "../../cli/test/leaks/documents.js";
import { places } from "../../cli/test/leaks/places.js";
import { leakIn, pairs } from "../../cli/test/leaks/secrets.js";
import { open } from "../src/answer/open.js";
import { usualSettings } from "../src/answer/settings.js";
import { withoutSecrets } from "../src/link/without-secrets.js";

// Every place of a secret in a workflow file x every mistake that leaves it readable: a link holds nothing of the secret.

// What makes a text a secret may be lost with the mistake: the name in front of it, or the mark beside it.
const LOST: Readonly<Record<string, (mistake: string) => boolean>> = {
  "a script": (mistake) => !/^"DK(?:: |=|:)S[^¶]*$/.test(mistake),
  metadata: (mistake) => !/^"DK(?:: |=|:)S/.test(mistake),
  "an input that is marked": (mistake) => mistake === "mappings as texts",
  "a variable that is marked": (mistake) => mistake === "mappings as texts" || mistake === "no indentation",
};

const EVERY = process.env.STEPAUTH_FULL ? 1 : 4;

async function linked(text: string): Promise<string> {
  return JSON.stringify(await withoutSecrets(await open(text, usualSettings)));
}

describe("no mistake puts a secret into a link", () => {
  const files = places.filter(({ file }) => file === "bitrise.yml");

  it.each(files.map((place) => [place.name, place] as const))("in %s", { timeout: 30 * 60_000 }, async (_, place) => {
    const leaks: string[] = [];
    for (const [index, { mistake, text }] of documentsOf(place).entries()) {
      if (index % EVERY !== 0 || LOST[place.name]?.(mistake)) continue;
      for (const pair of pairs.slice(0, 2)) {
        const leak = leakIn([await linked(text(pair[0])), await linked(text(pair[1]))], pair);
        if (leak) leaks.push(`${leak}: ${mistake}, ${pair[0]}`);
      }
    }
    expect(leaks).toEqual([]);
  });
});
