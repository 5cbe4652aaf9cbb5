import { z } from "zod";
import { legalPages } from "@/db/schema";
import { recordAudit } from "@/lib/audit";
import { noteChange } from "@/lib/changes";
import { writeText } from "@/lib/community/write-text";
import { type Context, transaction } from "@/lib/context";
import { named, text } from "@/lib/fields";
import { authorize } from "@/lib/policy";

export const legalSlugs = ["terms", "privacy", "imprint"] as const;

export const saveLegalPageInput = z.object({
  slug: z.enum(legalSlugs),
  language: z.enum(["en", "zh-CN"]),
  title: named(120),
  body: text,
});

/** Replaces the text of terms, privacy or imprint in one language; the earlier one is in the audit. */
export async function saveLegalPage(ctx: Context, input: z.input<typeof saveLegalPageInput>): Promise<void> {
  const given = saveLegalPageInput.parse(input);
  const written = await writeText(given.body, "body", { kind: "article" });
  await transaction(ctx, async (work) => {
    authorize(work.actor, "legal.manage");
    const row = {
      slug: given.slug,
      language: given.language,
      title: given.title,
      body: written.body,
      html: written.html,
      htmlVersion: written.htmlVersion,
      updatedAt: work.now,
    };
    const key = [legalPages.slug, legalPages.language];
    await work.tx.insert(legalPages).values(row).onConflictDoUpdate({ target: key, set: row });
    await recordAudit(work, "legal_page_saved", "site", {
      slug: given.slug,
      language: given.language,
      body: written.body,
    });
    await noteChange(work, "site");
  });
}
