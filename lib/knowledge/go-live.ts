import { recordAudit } from "@/lib/audit";
import type { Work } from "@/lib/context";
import type { Writing } from "@/lib/markdown/render";
import { announceReading } from "./announce";
import { decideLife, type Held } from "./life";
import { publicationChecks, requireReady } from "./publication-checks";
import { showVersion, type TextVersion } from "./text-versions";

type Showing = {
  text: TextVersion;
  made: Writing;
  /** Doubts have been looked at. */
  isSure: boolean;
  /** Whomever the text before did not help is asked whether this one does. */
  asksAgain: boolean;
};

/** Shows a version to readers and tells everything that follows from it, or refuses with what is missing. */
export async function goLive(
  work: Work,
  held: Held,
  { text, made, isSure, asksAgain }: Showing,
): Promise<void> {
  const change = decideLife(held, { type: "published", version: text.version });
  requireReady(await publicationChecks(work, held.row, text), isSure);
  await showVersion(work, held, change, text, made);
  await recordAudit(work, "article_published", `article:${held.row.id}`, {
    version: text.version,
    before: held.row.version,
    ...(!held.life.approved.includes(text.version) && { reviewed: "nobody else was there" }),
  });
  await announceReading(work, held.row.id, text.version, { asksAgain });
}
