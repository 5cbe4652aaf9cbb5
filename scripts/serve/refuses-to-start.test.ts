import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { expect, test } from "vitest";

const company = {
  DATABASE_URL: "postgresql://nobody@127.0.0.1:1/none",
  SITE_URL: "https://help.example.com",
};
const secret = { AUTH_SECRET: "a".repeat(32) };

/** Runs one of the site's processes with these settings alone, until it ends. */
function run(
  script: string,
  settings: Record<string, string>,
): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, ["--import", "tsx", script], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: "production", ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (said += chunk));
  return new Promise((resolve) => child.once("exit", (code) => resolve({ code, said })));
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });

const all = ["scripts/start.mjs", "scripts/web.ts", "scripts/worker.ts"];
const refusals: [string, Record<string, string>, string[], RegExp][] = [
  ["no secret", company, all, /^AUTH_SECRET must be set together with DATABASE_URL/m],
  [
    "a short secret",
    { ...company, AUTH_SECRET: "short" },
    ["scripts/web.ts"],
    /^AUTH_SECRET must have at least 32 characters/m,
  ],
  [
    "half an identity provider",
    { ...company, ...secret, OIDC_ISSUER: "https://id.example.com" },
    ["scripts/web.ts"],
    /^OIDC_CLIENT_ID must be set as well/m,
  ],
  [
    "a demo that others can reach",
    { ...company, ...secret, DEMO: "on" },
    ["scripts/start.mjs"],
    /^DEMO cannot be on/m,
  ],
  [
    "a database that does not answer",
    { ...company, ...secret },
    ["scripts/start.mjs"],
    /^DATABASE_URL must lead to a database that lets us in: connect ECONNREFUSED 127\.0\.0\.1:1\.$/m,
  ],
  [
    "a data folder that is a file",
    { DATA_DIR: "package.json" },
    all,
    /^DATA_DIR must be a folder for this site, and \S+package\.json is no folder\.$/m,
  ],
  [
    "a data folder below a file",
    { DATA_DIR: "package.json/data" },
    ["scripts/web.ts"],
    /^DATA_DIR must be a folder for this site, and \S+package\.json\/data is no folder\.$/m,
  ],
  // macOS has no /proc: there it is a folder that cannot be made for want of rights, or a root that is read-only.
  [
    "a data folder where none can be made",
    { DATA_DIR: "/proc/firsthand/data" },
    all,
    /^DATA_DIR must be a folder for this site, and \/proc\/firsthand\/data cannot be written to \(E[A-Z]+\)\.$/m,
  ],
];

test.each(refusals)("with %s nothing starts, and it says why (S08)", async (_, given, scripts, why) => {
  const settings = { ...given, PORT: String(await freePort()) };
  for (const { code, said } of await Promise.all(scripts.map((script) => run(script, settings)))) {
    expect(code).toBe(1);
    expect(said).toMatch(why);
    // One sentence, and neither a stack nor a line that says that it runs.
    expect(said).not.toMatch(/^\s+at |runs at/m);
  }
});
