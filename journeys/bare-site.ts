import { readdirSync, readFileSync } from "node:fs";
import http, { type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { test as base } from "@playwright/test";
import { bodyOf } from "@/lib/testing/body";

export { expect } from "@playwright/test";

const assets = new URL("../public/assets/", import.meta.url);
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action 'self'";

export type Site = {
  url: string;
  page: (body: string) => void;
  on: (
    path: string,
    answer: (body: string, response: ServerResponse, query: URLSearchParams) => void,
  ) => void;
  changed: () => void;
  listeners: () => number;
  close: () => void;
};

/** A site with one page, made for the purpose: our script alone, and whatever the server behind it shall answer. */
export const test = base.extend<{ site: Site }>({
  // biome-ignore lint/correctness/noEmptyPattern: how Playwright wants it.
  site: async ({}, use) => {
    const site = await openSite();
    await use(site);
    site.close();
  },
});

async function openSite(): Promise<Site> {
  const manifest = JSON.parse(readFileSync(new URL("manifest.json", assets), "utf8"));
  const head = `<script src="${manifest.theme}"></script><script src="${manifest.firsthand}" defer></script><script src="${manifest.more}" defer></script>`;
  let current = "";
  const answers = new Map<string, Parameters<Site["on"]>[1]>();
  const streams = new Set<ServerResponse>();
  const server = http.createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url!, "http://site.test");
    const body = await bodyOf(request);
    if (body === null) return;
    const answer = answers.get(`${request.method} ${pathname}`) ?? answers.get(pathname);
    if (answer) return answer(body, response, searchParams);
    const asset = readdirSync(assets).find((name) => pathname === `/assets/${name}`);
    if (asset)
      return response.setHeader("content-type", "text/javascript").end(readFileSync(new URL(asset, assets)));
    if (pathname === "/live") {
      response.writeHead(200, { "content-type": "text/event-stream" }).write(":\n\n");
      streams.add(response);
      response.on("close", () => streams.delete(response));
      return;
    }
    if (pathname !== "/") return response.writeHead(404, { "content-type": "text/html" }).end(html("None"));
    response.writeHead(200, {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": policy,
    });
    response.end(html(current, head));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    page: (body) => {
      current = body;
    },
    on: (path, answer) => answers.set(path, answer),
    changed: () => {
      for (const stream of streams) stream.write("event: change\ndata:\n\n");
    },
    listeners: () => streams.size,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

export const html = (body: string, head = "") =>
  `<!DOCTYPE html><html lang="en"><head><title>Test</title>${head}</head><body data-offline="Not sent. Nothing is lost.">${body}</body></html>`;
export const json = (response: ServerResponse, value: unknown) =>
  response.setHeader("content-type", "application/json").end(JSON.stringify(value));

/** The part of our script that not every page loads. */
export const moreScript = (): string => {
  const manifest = JSON.parse(readFileSync(new URL("manifest.json", assets), "utf8"));
  return `<script src="${manifest.more}" defer></script>`;
};
