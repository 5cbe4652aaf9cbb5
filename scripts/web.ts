import { untilThere } from "@/db/away";
import { openDatabase } from "@/db/client";
import { assertMigrated } from "@/db/migrate";
import { env } from "@/lib/env";
import { startWeb } from "@/lib/web/server";
import { endWithSentence } from "./serve/end-with-sentence";
import { untilStopped } from "./serve/until-stopped";

try {
  const settings = env();
  // Started anew in the middle of an outage it waits; ending again and again would end the whole site.
  await untilThere(settings.DATABASE_URL);
  const once = openDatabase(settings.DATABASE_URL, { max: 1 });
  await assertMigrated(once.pool);
  await once.close();
  const web = await startWeb({
    port: settings.PORT,
    host: settings.HOST,
    dev: process.argv.includes("--dev"),
  });
  untilStopped(() => web.close());
} catch (error) {
  endWithSentence(error);
}
