import type { Env } from "@/lib/env";
import { joinEmbedded } from "./embedded";

/** Where the site's database answers; joins the embedded one when nobody has done that for this process. */
export async function reachDatabase(settings: Env): Promise<{ url: string; leave: () => Promise<void> }> {
  if (settings.DATABASE_URL) return { url: settings.DATABASE_URL, leave: async () => {} };
  const { url, leave } = await joinEmbedded(settings.DATA_DIR);
  return { url, leave };
}
