import { notFound } from "next/navigation";
import { cache } from "react";
import { shown } from "@/lib/http/page";
import { currentContext } from "@/lib/http/session";
import { type WorkshopArticle, workshopArticle } from "@/lib/knowledge/queries/workshop-article";

/** The article of this address as the workshop sees it. */
export const loadArticle = cache(async (id: string): Promise<WorkshopArticle> => {
  if (!/^\d{1,9}$/.test(id)) notFound();
  return shown(workshopArticle(await currentContext(), Number(id)));
});
