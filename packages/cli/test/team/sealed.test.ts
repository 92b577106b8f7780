import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Secret } from "@stepauth/core";
import { parse } from "dotenv";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { breachOf } from "../../src/team/guards.js";
import { readListText } from "../../src/team/read-list.js";
import { openEntry } from "../../src/team/sealed/entry.js";
import { said, team } from "./world.js";

// Sealed lists, good and bad. The file of vectors is for other readers, too: each has what a build has, and what comes of it.

interface Vector {
  readonly name: string;
  readonly team: string;
  readonly secret?: string;
  readonly signer?: string;
  readonly minEpoch?: number;
  readonly code?: string;
  readonly list: {
    readonly epoch: number;
    readonly sealed: readonly { readonly team_id: string; readonly jwe: string }[];
    readonly signature?: string;
  };
}

interface Vectors {
  readonly good: readonly [Vector, ...Vector[]];
  readonly bad: readonly Vector[];
}

const vectors: Vectors = JSON.parse(readFileSync(join(import.meta.dirname, "vectors/sealed-lists.json"), "utf8"));

function environment({ secret, signer }: Vector): Record<string, string> {
  return { ...(secret ? { ASC_TEAM_SECRET: secret } : {}), ...(signer ? { ASC_TEAM_SIGNER: signer } : {}) };
}

function picked(vector: Vector, args: readonly string[] = [], list: unknown = vector.list) {
  const floor = vector.minEpoch === undefined ? [] : ["--min-epoch", String(vector.minEpoch)];
  const all = [vector.team, "--keys", "list.json", "--no-check", "--to", "dotenv", "--dir", "out", ...floor, ...args];
  return team(all, environment(vector), { "list.json": JSON.stringify(list) });
}

const [good] = vectors.good;

describe("a good list", () => {
  it.each(vectors.good.map((vector) => [vector.name, vector] as const))("%s", async (_, vector) => {
    const ran = await picked(vector);
    expect({ exitCode: ran.exitCode, says: said(ran) }).toEqual({ exitCode: 0, says: [] });
    const keyId = { AB12CD34EF: "2X9R4HXF34", ZX98YW76VU: "9ZKEYOTHER" }[vector.team];
    expect(parse(ran.stdout)).toMatchObject({ ASC_CONNECTION: "api-key", ASC_KEY_ID: keyId });
    expect(ran.stderr).toContain(` list=2026-10-07-1 epoch=${vector.list.epoch} key=***`);
    expect(ran.stdout + ran.stderr).not.toContain(vector.secret);
  });

  it("with a floor and no signer says that the floor holds nothing", async () => {
    const { signer: _, ...vector } = good;
    const ran = await picked(vector);
    expect([ran.exitCode, ran.stderr.includes("--min-epoch holds only with ASC_TEAM_SIGNER")]).toEqual([0, true]);
    expect((await picked(good)).stderr).not.toContain("holds only");
  });

  it("without a secret goes on with the Apple ID, as a build of a fork does", async () => {
    const { secret: _, signer: __, ...vector } = good;
    const ran = await picked(vector);
    expect({ exitCode: ran.exitCode, says: said(ran) }).toEqual({ exitCode: 0, says: ["warning team/secret-missing"] });
    expect(parse(ran.stdout)).toMatchObject({ ASC_CONNECTION: "apple-id", ASC_KEY_PATH: "" });
    expect(await picked(vector, ["--fallback", "fail"])).toMatchObject({ exitCode: 1, stdout: "" });
  });
});

describe("a bad list is refused, whatever --fallback", () => {
  it.each(vectors.bad.map((vector) => [vector.name, vector] as const))("%s", async (_, vector) => {
    for (const fallback of ["apple-id", "fail"]) {
      const ran = await picked(vector, ["--fallback", fallback]);
      expect({ exitCode: ran.exitCode, says: said(ran), stdout: ran.stdout }).toEqual({
        ...{ exitCode: 1, says: [`error ${vector.code}`], stdout: "" },
      });
      expect(ran.stderr).not.toContain("PRIVATE KEY");
    }
  });

  it("half of one, and something else", async () => {
    const text = JSON.stringify(good.list);
    for (const content of [text.slice(0, -40), "", "null", "[]", "{}"]) {
      const ran = await team([good.team, "--keys", "list.json", "--no-check"], environment(good), {
        "list.json": content,
      });
      expect(ran.exitCode).toBe(1);
    }
  });
});

const BASE64URL = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** A text with one bit of one of its characters turned; a dot becomes a letter. */
function flipped(text: string, at: number, bit: number): string {
  const index = BASE64URL.indexOf(text.charAt(at));
  const other = index === -1 ? "A" : BASE64URL.charAt(index ^ (1 << bit));
  return text.slice(0, at) + other + text.slice(at + 1);
}

describe("any bit", () => {
  const secret = new Secret(good.secret ?? "");
  const jwe = good.list.sealed[0]?.jwe ?? "";

  it("of any segment of an entry", async () => {
    expect(await openEntry(good.team, jwe, secret)).toMatchObject({ ok: true });
    const opened: string[] = [];
    for (let at = 0; at < jwe.length; at += 1)
      for (let bit = 0; bit < 6; bit += 1)
        if ((await openEntry(good.team, flipped(jwe, at, bit), secret)).ok) opened.push(`${at}.${bit}`);
    expect(opened).toEqual([]);
  });

  it("of the secret", async () => {
    for (let at = 0; at < secret.reveal().length; at += 1)
      for (let bit = 0; bit < 6; bit += 1) {
        const other = new Secret(flipped(secret.reveal(), at, bit));
        expect(await openEntry(good.team, jwe, other)).toMatchObject({ ok: false });
      }
  });

  const guards = { secret: null, signer: good.signer ?? "", minEpoch: undefined };
  const isRefused = async (list: unknown) => {
    const read = readListText("list.json", JSON.stringify(list));
    return !read.ok || (await breachOf(read.list, guards)) !== null;
  };

  it("of the signature, and of whatever is signed", async () => {
    expect(await isRefused(good.list)).toBe(false);
    const signature = good.list.signature ?? "";
    for (let at = 0; at < signature.length; at += 1)
      for (let bit = 0; bit < 6; bit += 1)
        expect(await isRefused({ ...good.list, signature: flipped(signature, at, bit) })).toBe(true);
    const any = fc.record({ entry: fc.nat(1), at: fc.nat(jwe.length - 1), bit: fc.nat(5) });
    await fc.assert(
      fc.asyncProperty(any, async ({ entry, at, bit }) => {
        const sealed = good.list.sealed.map((each, index) =>
          index === entry ? { ...each, jwe: flipped(each.jwe, at, bit) } : each,
        );
        expect(await isRefused({ ...good.list, sealed })).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
