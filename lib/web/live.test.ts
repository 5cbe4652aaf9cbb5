import http from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { channelOf } from "@/lib/channel";
import { LiveUpdates } from "./live";

const secret = "s".repeat(32);
const live = new LiveUpdates(secret);
let isKept = false;
const server = http.createServer((request, response) => {
  const query = request.url!.slice(request.url!.indexOf("?"));
  live.answer(response, query, "1", [], isKept ? 20_000 : 0);
});
beforeAll(() => new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve)));
afterAll(() => {
  live.close();
  server.closeAllConnections();
  server.close();
});

/** Whether a page hears of a change as soon as it listens. */
async function isTold(subject: string, age: string): Promise<boolean> {
  const { port } = server.address() as AddressInfo;
  const path = `/live?channel=${channelOf(subject, secret)}${age}`;
  let heard = "";
  const request = http.get({ host: "127.0.0.1", port, path, agent: false }, (response) => {
    response.on("data", (chunk) => {
      heard += chunk;
    });
    response.on("error", () => undefined);
  });
  request.on("error", () => undefined);
  // What is told at once is written with the first line.
  await expect.poll(() => heard, { timeout: 20_000 }).toContain("retry:");
  await sleep(20);
  request.destroy();
  return heard.includes("event: change");
}

it("what has changed since a page was asked for is told as soon as it listens, and nothing else", async () => {
  live.notify(["question:1"]);
  await sleep(5);
  expect(await isTold("question:1", "&age=20000")).toBe(true);
  expect(await isTold("question:*", "&age=20000")).toBe(true);
  expect(await isTold("question:2", "&age=20000")).toBe(false);
  // The page is younger than the change, or says nothing of its age, or nonsense.
  for (const age of ["&age=1", "", "&age=", "&age=-5", "&age=soon"])
    expect(await isTold("question:1", age)).toBe(false);
});

it("a page that may have been kept for a while was old when it was asked for", async () => {
  isKept = true;
  expect(await isTold("question:1", "&age=1")).toBe(true);
  expect(await isTold("question:2", "&age=1")).toBe(false);
});

it("after a gap nobody knows what has changed", async () => {
  isKept = false;
  live.notifyAll();
  expect(await isTold("question:2", "&age=20000")).toBe(true);
});
