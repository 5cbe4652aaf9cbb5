import { afterAll, beforeAll, expect, it } from "vitest";
import { type Context, transaction } from "@/lib/context";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { spend, trySpending } from "./limits";

let site: TestSite;
let ctx: Context;
let now = new Date("2026-05-01T12:03:00Z");
const three = { limit: 3, windowSeconds: 600 };
const later = (seconds: number) => {
  now = new Date(now.getTime() + seconds * 1000);
};

beforeAll(async () => {
  site = await freshSite();
  ctx = site.ctxFor({ kind: "visitor" }, { now: () => now });
});
afterAll(() => site.close());

it("lets through what the limit allows, then says when to come back", async () => {
  for (let i = 0; i < 3; i++) await spend(ctx, "a", three);
  const refusal = await spend(ctx, "a", three).catch((error) => error);
  expect(refusal.code).toBe("too_many_requests");
  later(refusal.data.retryAfterSeconds);
  await spend(ctx, "a", three);
});

it("has no edge around which two bursts fit", async () => {
  later(3_600);
  const allowed: number[] = [];
  for (let second = 0; second < 1_500; second += 5) {
    if ((await trySpending(ctx, "b", three)).allowed) allowed.push(second);
    later(5);
  }
  for (const start of allowed) {
    expect(
      allowed.filter((at) => at >= start && at < start + three.windowSeconds).length,
    ).toBeLessThanOrEqual(3);
  }
});

it("counts each key by itself, and twenty at once exactly", async () => {
  const tries = await Promise.all(Array.from({ length: 20 }, () => trySpending(ctx, "c", three)));
  expect(tries.filter((one) => one.allowed)).toHaveLength(3);
  expect((await trySpending(ctx, "d", three)).allowed).toBe(true);
});

it("counts nothing when the command it is part of is refused", async () => {
  const attempt = transaction(ctx, async (work) => {
    await spend(work, "e", three);
    throw new Error("refused");
  });
  await expect(attempt).rejects.toThrow("refused");
  for (let i = 0; i < 3; i++) await spend(ctx, "e", three);
});
