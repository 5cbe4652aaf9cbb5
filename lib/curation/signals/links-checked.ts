import type { Context } from "@/lib/context";
import { brokenLinksOf } from "../jobs/check-links";
import type { WorkItem } from "./work-items";

/** Articles with links that led nowhere last night, looked at again: what leads somewhere by now is no reason any more. */
export async function withLinksChecked(ctx: Context, items: readonly WorkItem[]): Promise<WorkItem[]> {
  const checked: WorkItem[] = [];
  for (const item of items) {
    if (item.brokenLinks.length === 0) checked.push(item);
    else {
      const brokenLinks = (await brokenLinksOf(ctx, item.id)).map(({ href }) => href);
      const reasons = item.reasons.filter((reason) => reason !== "broken_links" || brokenLinks.length > 0);
      if (reasons.length > 0 || item.dismissed.length > 0) checked.push({ ...item, brokenLinks, reasons });
    }
  }
  return checked;
}
