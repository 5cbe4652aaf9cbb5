import { afterAll, beforeAll, expect, test } from "vitest";
import { brokenInvariants } from "@/lib/site/queries/invariants";
import { type Cast, castOf } from "@/lib/testing/cast";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { storm } from "@/lib/testing/storm";

// `npm run prove` runs the same storm at full size.
const rounds = Number(process.env.STORM_ROUNDS ?? 6);

let site: TestSite;
let cast: Cast;
beforeAll(async () => {
  site = await freshSite({ max: 20 });
  cast = await castOf(site);
});
afterAll(() => site.close());

test("twenty people acting on one question at once break no law, and nobody sees an error that is no refusal", async () => {
  for (const seed of [1, 2, 3]) {
    const { done } = await storm(site, cast, { workers: 20, rounds, seed });
    expect(done).toBeGreaterThan(0);
    expect(await brokenInvariants(site.db)).toEqual([]);
  }
});
