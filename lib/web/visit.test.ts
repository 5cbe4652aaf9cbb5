import type { IncomingMessage } from "node:http";
import type { NextConfig } from "next";
import { shouldServeStreamingMetadata } from "next/dist/server/lib/streaming-metadata";
import { expect, it } from "vitest";
import { headersOf, ownHeaders, visitOf } from "./visit";

// A file of JavaScript, of which the compiler knows nothing.
const { default: nextConfig }: { default: NextConfig } = await import("../../next.config.mjs" as string);
const site = { url: new URL("http://localhost:3000"), secret: "a secret of the tests", proxies: 0 };
const isSentLate = (agent: string | undefined) =>
  shouldServeStreamingMetadata(agent ?? "", nextConfig.htmlLimitedBots!.source);

it("a page for everybody has its title in the head, however long that took to read", () => {
  const headers = ownHeaders({ locale: "en", path: "/terms", query: "" }, site);
  expect(isSentLate(headers["user-agent"])).toBe(false);
});

it.each([{}, { "user-agent": "" }, { "user-agent": "curl/8" }])(
  "so has a page for a reader whose program says %j of itself",
  (given) => {
    const request = { headers: given, method: "GET", socket: { remoteAddress: "127.0.0.1" } };
    const visit = visitOf(request as unknown as IncomingMessage, "/terms", "", site);
    expect(isSentLate(headersOf(visit, site)["user-agent"])).toBe(false);
  },
);

it("Next would send them late to whoever says nothing", () => {
  expect(isSentLate(undefined)).toBe(true);
});
