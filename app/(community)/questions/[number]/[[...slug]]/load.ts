import { notFound } from "next/navigation";
import { noteAskerOpened } from "@/lib/community/commands/note-asker-opened";
import { type Thread, thread } from "@/lib/community/queries/thread";
import { wasTakenDown } from "@/lib/community/queries/was-taken-down";
import type { Context } from "@/lib/context";
import { perRequest } from "@/lib/http/per-request";
import { isRefusal, noteUnexpected } from "@/lib/http/refusals";
import { currentContext, viewer } from "@/lib/http/session";
import { markRead } from "@/lib/notify/commands/mark-read";

/** The thread that an address names, read once for title and page; null where it was taken down. */
export const loadThread = perRequest(
  async (number: string, page: string | undefined): Promise<Thread | null> => {
    if (!/^\d{1,9}$/.test(number)) notFound();
    const ctx = await currentContext();
    const id = Number(number);
    const at = /^\d{1,4}$/.test(page ?? "") ? Math.max(1, Number(page)) : 1;
    try {
      const found = await thread(ctx, id, at);
      if (at > found.pages) notFound();
      await readNews(ctx, id);
      if (!found.isNewToAsker) return found;
      return (await noted(id)) ? await thread(ctx, id, at) : found;
    } catch (error) {
      if (!isRefusal(error)) throw error;
      return (await wasTakenDown(ctx, id)) ? null : notFound();
    }
  },
);

/** Whoever reads the thread has read the news about it. */
async function readNews(ctx: Context, questionId: number): Promise<void> {
  if (!(await viewer())?.unread) return;
  try {
    await markRead(ctx, { questionId });
  } catch (error) {
    noteUnexpected(error, `read news of question ${questionId}`);
  }
}

/** A thread must stay readable when nothing can be written. */
async function noted(id: number): Promise<boolean> {
  try {
    await noteAskerOpened(await currentContext(), id);
    return true;
  } catch (error) {
    noteUnexpected(error, `opened question ${id}`);
    return false;
  }
}
