import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Assets } from "./assets";

const folder = mkdtempSync(join(tmpdir(), "firsthand-assets-"));
let server: http.Server;
let site: string;

beforeAll(async () => {
  mkdirSync(join(folder, "public/assets"), { recursive: true });
  mkdirSync(join(folder, "static/chunks"), { recursive: true });
  writeFileSync(join(folder, "secret.txt"), "secret");
  writeFileSync(join(folder, "public/.hidden"), "secret");
  writeFileSync(join(folder, "public/a b.txt"), "spaced");
  writeFileSync(join(folder, "public/film.mp4"), Buffer.alloc(1_000, 7));
  writeFileSync(join(folder, "public/drawing.svg"), "<svg xmlns='http://www.w3.org/2000/svg'/>");
  writeFileSync(join(folder, "public/assets/x-1.js"), "let x = 1;\n".repeat(200));
  writeFileSync(join(folder, "static/chunks/y.css"), "a { color: red }");
  writeFileSync(join(folder, "static/chunks/gone.css"), "a { color: red }");
  const assets = new Assets([
    { prefix: "", folder: join(folder, "public"), isImmutable: false },
    { prefix: "/_next/static", folder: join(folder, "static"), isImmutable: true },
  ]);
  server = http.createServer((request, response) => {
    if (assets.has(request.url!))
      void assets
        .answer(request, response, request.url!, ["X-Content-Type-Options", "nosniff"])
        .then((isThere) => isThere || response.writeHead(404).end());
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

describe("files that lie ready", () => {
  it.each([
    ["/assets/x-1.js", "text/javascript; charset=utf-8", "public, max-age=31536000, immutable"],
    ["/_next/static/chunks/y.css", "text/css; charset=utf-8", "public, max-age=31536000, immutable"],
    ["/a%20b.txt", "text/plain; charset=utf-8", "public, max-age=3600"],
  ])("%s comes with its type and for how long it holds", async (path, type, cache) => {
    const { status, headers } = await fetch(site + path);
    expect([status, headers.get("content-type"), headers.get("cache-control")]).toEqual([200, type, cache]);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
  });

  it.each([
    "/../secret.txt",
    "/%2e%2e/secret.txt",
    "/.hidden",
    "/assets",
    "/assets/",
    "/_next/static/../../secret.txt",
    "//secret.txt",
  ])("%s is none of them", async (path) => {
    const status = await new Promise((resolve) =>
      http.get(site, { path }, (response) => resolve(response.statusCode)),
    );
    expect(status).toBe(404);
  });

  it("who has a file is told so", async () => {
    const etag = (await fetch(`${site}/assets/x-1.js`)).headers.get("etag")!;
    expect((await fetch(`${site}/assets/x-1.js`, { headers: { "if-none-match": etag } })).status).toBe(304);
  });

  it("text is compressed, films are not", async () => {
    expect((await fetch(`${site}/assets/x-1.js`)).headers.get("content-encoding")).toBe("gzip");
    expect((await fetch(`${site}/film.mp4`)).headers.get("content-encoding")).toBeNull();
  });

  it("a player gets the part of a film that it asks for", async () => {
    const response = await fetch(`${site}/film.mp4`, { headers: { range: "bytes=10-19" } });
    expect([response.status, response.headers.get("content-range")]).toEqual([206, "bytes 10-19/1000"]);
    expect((await response.arrayBuffer()).byteLength).toBe(10);
    expect((await fetch(`${site}/film.mp4`, { headers: { range: "bytes=2000-" } })).status).toBe(200);
  });

  it("a file that another build has taken away since is not there, and not broken", async () => {
    rmSync(join(folder, "static/chunks/gone.css"));
    const { status, headers } = await fetch(`${site}/_next/static/chunks/gone.css`);
    expect([status, headers.get("cache-control")]).toEqual([404, null]);
  });

  it("a drawing opened by itself can run nothing", async () => {
    expect((await fetch(`${site}/drawing.svg`)).headers.get("content-security-policy")).toContain("sandbox");
  });
});
