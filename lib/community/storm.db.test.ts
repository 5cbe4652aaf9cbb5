import { afterAll, beforeAll, expect, test } from "vitest";
import { brokenInvariants } from "@/lib/site/queries/invariants";
import { type Cast, castOf } from "@/lib/testing/cast";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { type StormDeed, storm } from "@/lib/testing/storm";

// `npm run prove` runs the same storms at full size.
const rounds = Number(process.env.STORM_ROUNDS ?? 4);

let site: TestSite;
let cast: Cast;
beforeAll(async () => {
  site = await freshSite({ max: 20 });
  cast = await castOf(site);
});
afterAll(() => site.close());

test("twenty people acting on one question at once break no law, and nobody sees an error that is no refusal (laws 1, 3, 22)", async () => {
  for (const seed of [1, 2, 3]) {
    const { done } = await storm(site, cast, { workers: 20, rounds, seed });
    expect(done).toBeGreaterThan(0);
    expect(await brokenInvariants(site.db)).toEqual([]);
  }
});

const races: Record<string, StormDeed[]> = {
  "an acceptance against the sweep": ["accept", "sweep", "unaccept"],
  "a reopening against a closing": ["close", "reopen", "reopen_case", "sweep"],
  "taking a case": ["take", "release", "hand_over", "sweep"],
};

test.each(Object.keys(races))("%s, by twenty at once (laws 1, 3, 8, 13, 22)", async (name) => {
  const { done } = await storm(site, cast, { workers: 20, rounds, seed: 4, only: races[name]! });
  expect(done).toBeGreaterThan(0);
  expect(await brokenInvariants(site.db)).toEqual([]);
});
