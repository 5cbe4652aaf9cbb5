import type { Context } from "@/lib/context";
import { statusOf } from "@/lib/errors";
import { tagsHeader } from "@/lib/web/as-markdown";
import { database } from "@/lib/web/database";
import type { PageTags } from "./page-tags";
import { isRefusal } from "./refusals";

type Made = { text: string; subjects: Parameters<typeof PageTags>[0]["subjects"] } | { movedTo: string };

/** Answers with a page as Markdown, from what every visitor may read; anything else has the status alone. */
export async function asMarkdown(make: (ctx: Context) => Promise<Made>): Promise<Response> {
  try {
    const made = await make({ db: database().db, actor: { kind: "visitor" } });
    if ("movedTo" in made) return new Response(null, { status: 308, headers: { location: made.movedTo } });
    return new Response(made.text, {
      headers: {
        "content-type": "text/markdown; charset=utf-8",
        [tagsHeader]: made.subjects.join(" "),
      },
    });
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return new Response(null, { status: statusOf(error.code) });
  }
}
