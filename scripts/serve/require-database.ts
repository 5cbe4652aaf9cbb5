import pg from "pg";
import { SettingError } from "@/lib/setting-error";

/**
 * Throws a SettingError when nothing answers at DATABASE_URL or it turns us away. Only for a start: a database that goes
 * away later is waited for.
 */
export async function requireDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on("error", () => {});
  try {
    await client.connect();
  } catch (error) {
    // A name with several addresses fails once for each, and then says nothing but its code.
    const { message, code } = error as NodeJS.ErrnoException;
    throw new SettingError("DATABASE_URL", `must lead to a database that lets us in: ${message || code}.`);
  } finally {
    await client.end().catch(() => {});
  }
}
