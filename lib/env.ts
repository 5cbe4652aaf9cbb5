import { createHash } from "node:crypto";
import { resolve } from "node:path";
import { z } from "zod";
import { requireDataFolder } from "./data-folder";
import { logLevels } from "./log";
import { keptSecret } from "./secret";
import { SettingError } from "./setting-error";

const whole = (least: number, most: number) =>
  z.coerce
    .number(`must be a whole number from ${least} to ${most}.`)
    .refine(
      (value) => Number.isInteger(value) && value >= least && value <= most,
      `must be a whole number from ${least} to ${most}.`,
    );
const oneOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values, `must be ${values.slice(0, -1).join(", ")} or ${values.at(-1)}.`);
const url = (...protocols: string[]) =>
  z.string().refine(
    (value) => {
      const parsed = tryUrl(value);
      return parsed !== null && protocols.includes(parsed.protocol.slice(0, -1));
    },
    `must be an address that begins with ${protocols.map((protocol) => `${protocol}://`).join(" or ")}.`,
  );

const variables = z.object({
  NODE_ENV: oneOf(["production", "development", "test"]).default("production"),
  LOG_LEVEL: oneOf(logLevels).default("info"),
  PORT: whole(0, 65_535).default(3000),
  HOST: z.string().optional(),
  SITE_URL: url("http", "https").optional(),
  SITE_NAME: z.string().max(80, "may have at most 80 characters.").default("Firsthand"),
  DATA_DIR: z.string().default(".data"),
  DATABASE_URL: url("postgres", "postgresql").optional(),
  /** Set by the launcher for its children: where the embedded database answers. */
  EMBEDDED_DATABASE_URL: z.string().optional(),
  DATABASE_POOL: whole(2, 200).default(10),
  AUTH_SECRET: z
    .string()
    .min(32, "must have at least 32 characters; `openssl rand -base64 32` makes one.")
    .optional(),
  DEMO: oneOf(["on", "off"]).optional(),
  STARTER: oneOf(["demo", "help", "none"]).optional(),
  SMTP_URL: url("smtp", "smtps").optional(),
  MAIL_FROM: z
    .string()
    .regex(
      /^([^<>@\r\n]* <[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/,
      'must be an address, or like "Help <help@example.com>".',
    )
    .optional(),
  OIDC_ISSUER: url("https", "http").optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().max(40, "may have at most 40 characters.").optional(),
  MEILISEARCH_URL: url("http", "https").optional(),
  MEILISEARCH_KEY: z.string().optional(),
  EMBEDDER: oneOf(["none", "local", "endpoint"]).optional(),
  EMBEDDER_URL: url("http", "https").optional(),
  EMBEDDER_KEY: z.string().optional(),
  EMBEDDER_MODEL: z.string().max(200, "may have at most 200 characters.").optional(),
  EMBEDDER_DIMENSIONS: whole(8, 4_096).optional(),
  WRITER_URL: url("http", "https").optional(),
  WRITER_KEY: z.string().optional(),
  WRITER_MODEL: z.string().max(200, "may have at most 200 characters.").optional(),
  PAGE_CACHE_MB: whole(0, 65_536).default(128),
  TRUST_PROXY: whole(0, 10).default(0),
  WORKER_CONCURRENCY: whole(1, 100).default(4),
});

type Variables = z.infer<typeof variables>;
export type Env = Omit<Variables, "DEMO" | "EMBEDDED_DATABASE_URL" | "EMBEDDER"> & {
  HOST: string;
  /** The site's own origin, without a slash at the end. */
  SITE_URL: string;
  /** Absolute. */
  DATA_DIR: string;
  /** Empty only before the embedded database runs. */
  DATABASE_URL: string;
  isEmbedded: boolean;
  /** Empty only in what `readEnv` says of an embedded site whose secret is not made yet. */
  AUTH_SECRET: string;
  /** Anyone may sign in as anybody of the cast. */
  isDemo: boolean;
  STARTER: "demo" | "help" | "none";
  EMBEDDER: "none" | "local" | "endpoint";
};

/** Reads the settings from variables; throws a SettingError on the first that is wrong or that another one forbids. */
export function readEnv(record: Record<string, string | undefined>): Env {
  // An empty variable is how compose files and shells say "not set".
  const given = Object.fromEntries(Object.entries(record).filter(([, value]) => value?.trim()));
  const parsed = variables.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    throw new SettingError(String(issue.path[0]), issue.message);
  }
  const { DEMO, EMBEDDED_DATABASE_URL, ...rest } = parsed.data;
  const site = siteOrigin(rest);
  const isEmbedded = !rest.DATABASE_URL;
  const isDemo = demoMode(DEMO, rest, site);
  requireSecret(rest, isEmbedded);
  requireTogether(rest, ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"]);
  requireTogether(rest, ["SMTP_URL", "MAIL_FROM"]);
  requireTogether(rest, ["MEILISEARCH_URL", "MEILISEARCH_KEY"]);
  requireTogether(rest, ["EMBEDDER_URL", "EMBEDDER_MODEL", "EMBEDDER_DIMENSIONS"]);
  requireTogether(rest, ["WRITER_URL", "WRITER_MODEL"]);
  if (rest.EMBEDDER === "endpoint" && !rest.EMBEDDER_URL)
    throw new SettingError("EMBEDDER_URL", "must be set as well, because EMBEDDER is endpoint.");
  const insecureIssuer =
    rest.OIDC_ISSUER?.startsWith("http:") && !isLoopback(new URL(rest.OIDC_ISSUER).hostname);
  if (insecureIssuer)
    throw new SettingError("OIDC_ISSUER", "must begin with https:// unless it is on this machine.");

  return {
    ...rest,
    DATABASE_URL: rest.DATABASE_URL ?? EMBEDDED_DATABASE_URL ?? "",
    AUTH_SECRET: rest.AUTH_SECRET ?? "",
    SITE_URL: site.origin,
    HOST: rest.HOST ?? (isLoopback(site.hostname) ? "127.0.0.1" : "0.0.0.0"),
    DATA_DIR: resolve(rest.DATA_DIR),
    STARTER: rest.STARTER ?? (isDemo ? "demo" : "help"),
    EMBEDDER: rest.EMBEDDER ?? (rest.EMBEDDER_URL ? "endpoint" : "none"),
    isEmbedded,
    isDemo,
  };
}

let remembered: Env | undefined;

/** The settings of this process, read once. An embedded site's secret is made here and kept in its data folder. */
export function env(): Env {
  if (!remembered) {
    const read = readEnv(process.env);
    if (read.isEmbedded) requireDataFolder(read.DATA_DIR);
    remembered = { ...read, AUTH_SECRET: read.AUTH_SECRET || keptSecret(read.DATA_DIR) };
  }
  return remembered;
}

/** The key for Next's server actions: the same for every process and build of one site, so that open forms survive both. */
export const actionsKey = (authSecret: string): string =>
  createHash("sha256").update(`server actions\0${authSecret}`).digest("base64");

function siteOrigin(given: Variables): URL {
  const site = new URL(given.SITE_URL ?? `http://localhost:${given.PORT}`);
  if (site.pathname !== "/" || site.search || site.hash || site.username) {
    throw new SettingError("SITE_URL", "must be an origin like https://help.example.com, without a path.");
  }
  return site;
}

function demoMode(asked: "on" | "off" | undefined, given: Variables, site: URL): boolean {
  const obstacles: [boolean, string][] = [
    [given.DATABASE_URL !== undefined, "cannot be on together with DATABASE_URL"],
    [!isLoopback(site.hostname), `cannot be on while SITE_URL is ${site.origin}`],
    [given.HOST !== undefined && !isLoopback(given.HOST), `cannot be on while HOST is ${given.HOST}`],
  ];
  const obstacle = obstacles.find(([stands]) => stands);
  if (asked === "on" && obstacle) {
    throw new SettingError(
      "DEMO",
      `${obstacle[1]}: a demo lets anyone sign in as anybody, so it stays on this machine.`,
    );
  }
  return asked !== "off" && !obstacle;
}

function requireSecret(given: Variables, isEmbedded: boolean): void {
  if (given.AUTH_SECRET || isEmbedded) return;
  throw new SettingError(
    "AUTH_SECRET",
    "must be set together with DATABASE_URL; `openssl rand -base64 32` makes one.",
  );
}

function requireTogether(given: Variables, names: (keyof Variables)[]): void {
  const absent = names.filter((name) => given[name] === undefined);
  if (absent.length === 0 || absent.length === names.length) return;
  const present = names.filter((name) => !absent.includes(name));
  throw new SettingError(
    absent[0]!,
    `must be set as well, because ${present.join(" and ")} ${present.length > 1 ? "are" : "is"}.`,
  );
}

export function isLoopback(host: string): boolean {
  return /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/i.test(host);
}

function tryUrl(value: string): URL | null {
  try {
    return new URL(value);
  } catch {
    return null;
  }
}
