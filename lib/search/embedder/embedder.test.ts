import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import fc from "fast-check";
import { afterEach, expect, test } from "vitest";
import { startEmbedderStandIn } from "@/lib/testing/embedder";
import { Vectors } from "../inverted/vectors";
import type { Embedder } from "./embedder";
import { endpointEmbedder } from "./endpoint";
import { embedderIfThere, startEmbedder } from "./start";
import { packed } from "./vectors";

let open: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open) await one.close();
  open = [];
});

async function endpoint(dimensions = 16) {
  const server = await startEmbedderStandIn([["cat"], ["dog"]]);
  const embedder = endpointEmbedder({ url: `${server.url}/`, model: { name: "stand-in", dimensions } });
  open.push(embedder, server);
  return { server, embedder };
}

const cosine = (a: ArrayLike<number>, b: ArrayLike<number>) => {
  const dot = (x: ArrayLike<number>, y: ArrayLike<number>) =>
    Array.from(x).reduce((sum, value, at) => sum + value * y[at]!, 0);
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
};

test("vectors come back in the order of the texts, whatever order the endpoint gives them in", async () => {
  const { embedder } = await endpoint();
  const [cat, dog, cats] = await embedder.embed(["a cat", "a dog", "two cats"]);
  expect(cosine(cat!, cats!)).toBeGreaterThan(0.99);
  expect(cosine(cat!, dog!)).toBeLessThan(0.5);
});

test("an endpoint that is busy for a moment is asked again; one that refuses is not", async () => {
  const { server, embedder } = await endpoint();
  server.faults.failures = 1;
  expect(await embedder.embed(["a cat"])).toHaveLength(1);
  expect(server.calls()).toBe(2);
  server.faults.status = 401;
  await expect(embedder.embed(["a cat"])).rejects.toThrow("401");
  expect(server.calls()).toBe(3);
});

test("vectors of another length than the settings say are refused, in a sentence that says so", async () => {
  const { server, embedder } = await endpoint();
  server.faults.dimensions = 8;
  await expect(embedder.embed(["a cat"])).rejects.toThrow(
    "EMBEDDER_DIMENSIONS says 16, but vectors of stand-in have 8 numbers",
  );
});

test("an answer that takes too long is given up", async () => {
  const { server, embedder } = await endpoint();
  server.faults.takesMs = 60_000;
  await expect(embedder.embed(["a cat"], { withinMs: 50, tries: 1 })).rejects.toThrow();
});

test("no embedder is the default", async () => {
  expect(await startEmbedder({})).toBeNull();
  expect(await startEmbedder({ EMBEDDER: "none" })).toBeNull();
});

test("the local model tells what means the same from what does not, offline and in a thread", async () => {
  const embedder = (await startEmbedder({ EMBEDDER: "local" })) as Embedder;
  open.push(embedder);
  const [asked, near, far] = await embedder.embed([
    "How do I get my money back?",
    "Asking for a refund",
    "The grinder makes a noise",
  ]);
  expect(asked).toHaveLength(embedder.model.dimensions);
  expect(cosine(asked!, near!)).toBeGreaterThan(cosine(asked!, far!) + 0.1);
});

test("where its packages are left out the site goes on by words, and says what is missing", async () => {
  // A house without them: everything else that the thread's file is made from.
  const house = mkdtempSync(join(tmpdir(), "firsthand-embedder-"));
  for (const folder of ["lib", "db"]) symlinkSync(resolve(folder), join(house, folder));
  writeFileSync(join(house, "tsconfig.json"), "{}");
  try {
    await expect(startEmbedder({ EMBEDDER: "local" }, house)).rejects.toThrow(/are not installed/);
    expect(await embedderIfThere({ EMBEDDER: "local" }, house)).toBeNull();
  } finally {
    rmSync(house, { recursive: true, force: true });
  }
});

test("a vector in bytes points where the vector did", () => {
  const vector = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 32, maxLength: 64 });
  fc.assert(
    fc.property(vector, (numbers) => {
      fc.pre(numbers.some((number) => Math.abs(number) > 0.01));
      expect(cosine(packed(numbers), numbers)).toBeGreaterThan(0.99);
    }),
  );
});

test("the nearest are those that a slow look at all of them finds, after any changes", () => {
  const number = fc.integer({ min: -127, max: 127 });
  const vector = fc.array(number, { minLength: 4, maxLength: 4 }).map((list) => Int8Array.from(list));
  const change = fc.record({ key: fc.integer({ min: 1, max: 12 }), vector: fc.option(vector) });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 40 }), vector, (changes, query) => {
      fc.pre(query.some((value) => value !== 0));
      const vectors = new Vectors(4);
      const known = new Map<number, Int8Array>();
      for (const { key, vector: given } of changes) {
        if (given === null) {
          vectors.delete(key);
          known.delete(key);
        } else {
          vectors.set(key, given);
          known.set(key, given);
        }
      }
      expect(vectors.size).toBe(known.size);
      const found = vectors.nearest(query, 3, (key) => key % 5 !== 0);
      const cosines = [...known].map(([key, held]) => ({
        key,
        cosine: held.some(Boolean) ? cosine(query, held) : 0,
      }));
      const usual = Math.max(0, cosines.reduce((sum, one) => sum + one.cosine, 0) / (cosines.length || 1));
      const expected = cosines
        .filter(({ key, cosine: near }) => key % 5 !== 0 && near - usual > 1e-4)
        .sort((a, b) => b.cosine - a.cosine)
        .slice(0, 3);
      expect(found.length).toBeGreaterThanOrEqual(expected.length);
      expected.forEach((one, at) => {
        const place = cosines.find(({ key }) => key === found[at]!.key)!;
        expect(place.cosine).toBeCloseTo(one.cosine, 3);
      });
    }),
  );
});
