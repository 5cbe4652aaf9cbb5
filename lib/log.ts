export const logLevels = ["debug", "info", "warn", "error", "off"] as const;
export type LogLevel = Exclude<(typeof logLevels)[number], "off">;

/** One line of one event, fields as `name=value`; never give it what people wrote, nor tokens or addresses. */
export function logLine(
  level: LogLevel,
  event: string,
  fields: Record<string, unknown> = {},
  at = new Date(),
): string {
  const pairs = Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${printed(value)}`);
  return [at.toISOString(), level, event, ...pairs].join(" ");
}

function printed(value: unknown): string {
  if (value instanceof Error) return JSON.stringify(value.stack ?? value.message);
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return /^[\w./:@+-]+$/.test(text) ? text : JSON.stringify(text);
}

// Read here and not through `env()`: the log has to work when the settings do not.
const least = Math.max(0, logLevels.indexOf((process.env.LOG_LEVEL || "info") as LogLevel));

function write(level: LogLevel, event: string, fields?: Record<string, unknown>): void {
  if (logLevels.indexOf(level) < least) return;
  process.stderr.write(`${logLine(level, event, fields)}\n`);
}

export const log = {
  debug: (event: string, fields?: Record<string, unknown>) => write("debug", event, fields),
  info: (event: string, fields?: Record<string, unknown>) => write("info", event, fields),
  warn: (event: string, fields?: Record<string, unknown>) => write("warn", event, fields),
  error: (event: string, fields?: Record<string, unknown>) => write("error", event, fields),
};
