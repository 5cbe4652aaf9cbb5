import { notFound } from "next/navigation";
import { cache } from "react";
import { noteAskerOpened } from "@/lib/community/commands/note-asker-opened";
import { type Thread, thread } from "@/lib/community/queries/thread";
import { isRefusal, noteUnexpected } from "@/lib/http/refusals";
import { currentContext } from "@/lib/http/session";

/** The thread that an address names, read once for title and page. */
export const loadThread = cache(async (number: string, page: string | undefined): Promise<Thread> => {
  if (!/^\d{1,9}$/.test(number)) notFound();
  const ctx = await currentContext();
  const id = Number(number);
  const at = /^\d{1,4}$/.test(page ?? "") ? Math.max(1, Number(page)) : 1;
  try {
    const found = await thread(ctx, id, at);
    if (at > found.pages) notFound();
    if (!found.isNewToAsker) return found;
    return (await noted(id)) ? await thread(ctx, id, at) : found;
  } catch (error) {
    if (isRefusal(error)) notFound();
    throw error;
  }
});

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
