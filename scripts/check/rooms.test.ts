import { expect, test } from "vitest";
import { ringOf, roomOf } from "./rooms";

const needing = (source: string, ...resolved: string[]) => ({
  source,
  dependencies: resolved.map((one) => ({ resolved: one })),
});

test("a room is a folder of lib or db, and everything of a screen is one", () => {
  expect(roomOf("lib/desk/commands/take.ts")).toBe("lib/desk");
  expect(roomOf("lib/policy.ts")).toBe("lib/policy.ts");
  expect(roomOf("db/client.ts")).toBe("db");
  expect(roomOf("db/seed/demo/people.ts")).toBe("db/seed");
  expect(roomOf("app/(desk)/desk/page.tsx")).toBe("app");
  expect(roomOf("node_modules/pg/index.js")).toBeNull();
});

test("rooms that need each other by way of a third are named, those beside them are not", () => {
  const ring = ringOf([
    needing("app/page.tsx", "lib/a/one.ts"),
    needing("lib/a/one.ts", "lib/b/one.ts"),
    needing("lib/b/one.ts", "lib/c/one.ts"),
    needing("lib/c/one.ts", "lib/a/two.ts", "db/client.ts"),
    needing("lib/a/two.ts"),
    needing("db/client.ts"),
  ]);
  expect(ring).toBe("rooms-in-a-ring: lib/a, lib/b, lib/c");
});

test("rooms that stand on one another are well, however often, and whatever their tests reach for", () => {
  const well = ringOf([
    needing("lib/a/one.ts", "lib/b/one.ts", "lib/c/one.ts"),
    needing("lib/b/one.ts", "lib/c/one.ts", "lib/b/two.ts"),
    needing("lib/c/one.test.ts", "lib/a/one.ts", "lib/testing/database.ts"),
    needing("lib/c/one.ts"),
  ]);
  expect(well).toBeNull();
});
