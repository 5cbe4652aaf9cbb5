import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { actionsKey, readEnv } from "./env";
import { keptSecret } from "./secret";

const secret = "a".repeat(32);
const company = {
  DATABASE_URL: "postgresql://app@db.internal/help",
  SITE_URL: "https://help.example.com",
  AUTH_SECRET: secret,
};

test("nothing set: a demo on this machine, with the embedded database", () => {
  expect(readEnv({})).toMatchObject({
    isDemo: true,
    isEmbedded: true,
    HOST: "127.0.0.1",
    PORT: 3000,
    SITE_URL: "http://localhost:3000",
    STARTER: "demo",
    PAGE_CACHE_MB: 128,
    TRUST_PROXY: 0,
  });
});

test("an empty variable counts as not set", () => {
  expect(readEnv({ DATABASE_URL: "", SITE_URL: " ", DEMO: "" }).isDemo).toBe(true);
});

test("the port moves the default address with it", () => {
  expect(readEnv({ PORT: "8080" }).SITE_URL).toBe("http://localhost:8080");
});

test("a company's database, its address or an open port each turn the demo off", () => {
  expect(readEnv(company)).toMatchObject({
    isDemo: false,
    isEmbedded: false,
    HOST: "0.0.0.0",
    STARTER: "help",
  });
  expect(readEnv({ SITE_URL: "https://help.example.com/" })).toMatchObject({
    isDemo: false,
    isEmbedded: true,
    SITE_URL: "https://help.example.com",
  });
  expect(readEnv({ HOST: "0.0.0.0" })).toMatchObject({ isDemo: false, HOST: "0.0.0.0" });
  expect(readEnv({ DEMO: "off" })).toMatchObject({ isDemo: false, HOST: "127.0.0.1" });
});

test.each([
  [{ ...company, SITE_URL: undefined }],
  [{ SITE_URL: "https://help.example.com" }],
  [{ SITE_URL: "http://localhost.example.com" }],
  [{ HOST: "0.0.0.0" }],
])("a demo that others could reach refuses to start: %o", (record) => {
  expect(() => readEnv({ ...record, DEMO: "on" })).toThrow(/^DEMO cannot be on .* stays on this machine\.$/);
});

test.each(["http://localhost:3000", "http://127.0.0.1", "http://[::1]:8080", "http://help.localhost"])(
  "%s is this machine",
  (address) => expect(readEnv({ SITE_URL: address, DEMO: "on" }).isDemo).toBe(true),
);

test.each([
  [{ PORT: "http" }, "PORT must be a whole number from 0 to 65535."],
  [{ PORT: "70000" }, "PORT must be a whole number from 0 to 65535."],
  [{ PAGE_CACHE_MB: "1.5" }, "PAGE_CACHE_MB must be a whole number from 0 to 65536."],
  [{ DEMO: "yes" }, "DEMO must be on or off."],
  [{ STARTER: "full" }, "STARTER must be demo, help or none."],
  [{ LOG_LEVEL: "loud" }, "LOG_LEVEL must be debug, info, warn, error or off."],
  [{ SITE_URL: "help.example.com" }, "SITE_URL must be an address that begins with http:// or https://."],
  [{ SITE_URL: "https://example.com/help" }, /^SITE_URL must be an origin/],
  [
    { DATABASE_URL: "mysql://x" },
    "DATABASE_URL must be an address that begins with postgres:// or postgresql://.",
  ],
  [{ ...company, AUTH_SECRET: undefined }, /^AUTH_SECRET must be set together with DATABASE_URL/],
  [{ ...company, AUTH_SECRET: "short" }, /^AUTH_SECRET must have at least 32 characters/],
  [{ AUTH_SECRET: "short" }, /^AUTH_SECRET must have at least 32 characters/],
  [{ SMTP_URL: "smtp://mail.example.com" }, "MAIL_FROM must be set as well, because SMTP_URL is."],
  [{ SMTP_URL: "smtp://mail", MAIL_FROM: "a@b.c, d@e.f" }, /^MAIL_FROM must be an address/],
  [{ SMTP_URL: "smtp://mail", MAIL_FROM: "Help\r\nBcc: x <a@b.c>" }, /^MAIL_FROM must be an address/],
  [{ OIDC_ISSUER: "https://id.example.com", OIDC_CLIENT_ID: "x" }, /^OIDC_CLIENT_SECRET must be set as well/],
  [
    { OIDC_ISSUER: "http://id.example.com", OIDC_CLIENT_ID: "x", OIDC_CLIENT_SECRET: "y" },
    "OIDC_ISSUER must begin with https:// unless it is on this machine.",
  ],
])("a bad value is one sentence that says which and why: %o", (record, message) => {
  expect(() => readEnv(record)).toThrow(message);
});

test("no sentence repeats a secret", () => {
  const leak = "hunter2";
  for (const name of ["AUTH_SECRET", "DATABASE_URL", "SMTP_URL", "OIDC_ISSUER"]) {
    expect(() => readEnv({ [name]: leak })).toThrow(expect.not.stringContaining(leak));
  }
});

test("the launcher tells its children where the embedded database answers, and they stay a demo", () => {
  expect(readEnv({ EMBEDDED_DATABASE_URL: "postgresql:///firsthand?host=/x", DEMO: "on" })).toMatchObject({
    isDemo: true,
    isEmbedded: true,
    DATABASE_URL: "postgresql:///firsthand?host=/x",
  });
});

test("a secret that is kept is made once and only its owner reads it", () => {
  const folder = mkdtempSync(join(tmpdir(), "firsthand-secret-"));
  try {
    const first = keptSecret(folder);
    expect(first.length).toBeGreaterThanOrEqual(32);
    expect(keptSecret(folder)).toBe(first);
    expect(statSync(join(folder, "auth-secret")).mode & 0o777).toBe(0o600);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("the key of the actions follows from the secret, and has the 32 bytes that Next wants", () => {
  expect(actionsKey(secret)).toBe(actionsKey(secret));
  expect(actionsKey(secret)).not.toBe(actionsKey(`${secret}b`));
  expect(Buffer.from(actionsKey(secret), "base64").length).toBe(32);
});

test("an embedder: none by itself, an endpoint where its address is set, and no half of one", () => {
  const endpoint = {
    EMBEDDER_URL: "https://api.example.com/v1",
    EMBEDDER_MODEL: "small",
    EMBEDDER_DIMENSIONS: "256",
  };
  expect(readEnv({}).EMBEDDER).toBe("none");
  expect(readEnv({ EMBEDDER: "local" }).EMBEDDER).toBe("local");
  expect(readEnv(endpoint)).toMatchObject({ EMBEDDER: "endpoint", EMBEDDER_DIMENSIONS: 256 });
  expect(readEnv({ ...endpoint, EMBEDDER: "none" }).EMBEDDER).toBe("none");
  expect(() => readEnv({ EMBEDDER: "endpoint" })).toThrow(/^EMBEDDER_URL must be set as well/);
  expect(() => readEnv({ ...endpoint, EMBEDDER_MODEL: "" })).toThrow(/^EMBEDDER_MODEL must be set as well/);
  expect(() => readEnv({ ...endpoint, EMBEDDER_DIMENSIONS: "many" })).toThrow(/^EMBEDDER_DIMENSIONS must be/);
  expect(() => readEnv({ EMBEDDER: "cloud" })).toThrow("EMBEDDER must be none, local or endpoint.");
});

test("every setting stands in the README's table", () => {
  const settings = [...readFileSync("lib/env.ts", "utf8").matchAll(/^ {2}([A-Z_]{4,}):/gm)].map(
    ([, name]) => name!,
  );
  const table = readFileSync("README.md", "utf8")
    .split("\n")
    .filter((line) => line.startsWith("| `"))
    .join();
  const inner = ["NODE_ENV", "EMBEDDED_DATABASE_URL"];
  expect(settings.length).toBeGreaterThan(25);
  expect(settings.filter((name) => !inner.includes(name) && !table.includes(`\`${name}\``))).toEqual([]);
});
