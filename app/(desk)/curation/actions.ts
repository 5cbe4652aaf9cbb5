"use server";

import { z } from "zod";
import { askForRegrouping } from "@/lib/curation/commands/ask-for-regrouping";
import { draftFromGroup } from "@/lib/curation/commands/draft-from-group";
import { takeUpGroup } from "@/lib/curation/commands/ignore-group";
import { unlinkGroup } from "@/lib/curation/commands/link-group-to-article";
import { type Column, columns } from "@/lib/curation/rules/column";
import { formAction } from "@/lib/http/action";
import { requestIntl } from "@/lib/http/intl";

const at = columns.join("|");

/** Moves a group of the board that needs no more words, if it still is where it was seen, and stays on the same view. */
export const moveGroup = formAction(
  z.object({ move: z.string().regex(new RegExp(`^\\d{1,9} (${at}) (draft|unlink|take_up)$`)) }),
  async (ctx, { move }) => {
    const [number, from, way] = move.split(" ") as [string, Column, "draft" | "unlink" | "take_up"];
    const input = { groupId: Number(number), from };
    if (way === "draft") {
      const { articleId } = await draftFromGroup(ctx, input);
      return { redirectTo: `/curation/articles/${articleId}` };
    }
    await (way === "unlink" ? unlinkGroup : takeUpGroup)(ctx, input);
    return { redirectTo: `${(await requestIntl()).path}#group-${number}` };
  },
);

/** Has everything grouped anew; the board says when that was asked for until it is done. */
export const regroup = formAction(z.object({}), async (ctx) => {
  await askForRegrouping(ctx);
  return { redirectTo: `${(await requestIntl()).path}#grouping` };
});
