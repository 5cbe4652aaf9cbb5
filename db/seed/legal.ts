import { and, eq } from "drizzle-orm";
import { legalPages } from "@/db/schema";
import { noteChange } from "@/lib/changes";
import type { Work } from "@/lib/context";
import { renderMany } from "@/lib/markdown/render";
import { demoLegal } from "./demo/legal";
import { starterLegal } from "./legal-starter";

/** Writes terms, privacy and imprint where there are none yet: Fernwood's in the demo, else texts with gaps to fill in. */
export async function saveLegalPages(work: Work, kind: "demo" | "help"): Promise<void> {
  const texts = kind === "demo" ? demoLegal : starterLegal;
  const writings = await renderMany(
    texts.map((text) => text.body),
    { kind: "article" },
  );
  for (const [at, text] of texts.entries()) {
    const here = and(eq(legalPages.slug, text.slug), eq(legalPages.language, text.language));
    const present = await work.tx.select({ slug: legalPages.slug }).from(legalPages).where(here);
    if (present.length > 0) continue;
    const { html, version } = writings[at]!;
    await work.tx.insert(legalPages).values({ ...text, html, htmlVersion: version, updatedAt: work.now });
  }
  await noteChange(work, "site");
}
