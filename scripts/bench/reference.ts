import http from "node:http";
import type { AddressInfo } from "node:net";
import pg from "pg";

// What everything is compared with: plain Node, one query for one row, a page of 30 KB put around it.

const pool = new pg.Pool({ connectionString: process.env.BENCH_DATABASE_URL, max: 10 });
const filler = "<p>As plain as a page can be, and as long as ours are before compression.</p>\n".repeat(390);

const server = http.createServer(async (request, response) => {
  const id = Number(/^\/(\d+)/.exec(request.url ?? "")?.[1] ?? 1);
  const { rows } = await pool.query("select title from questions where id = $1", [id]);
  const body = `<!DOCTYPE html><html lang="en"><head><title>${rows[0]?.title}</title></head><body><h1>${rows[0]?.title}</h1>${filler}</body></html>`;
  response.writeHead(200, {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Length": Buffer.byteLength(body),
  });
  response.end(body);
});
server.listen(0, "127.0.0.1", () => process.send?.({ port: (server.address() as AddressInfo).port }));
process.on("disconnect", () => process.exit(0));
