import { z } from "zod";
import { questionFeed } from "@/lib/community/queries/question-feed";
import { Refusal } from "@/lib/errors";
import { atom } from "@/lib/http/atom";
import { intl } from "@/lib/http/intl";
import { pathPart } from "@/lib/http/query";
import { route } from "@/lib/http/route";

type Given = { params: Promise<{ feed: string }> };

/** `/feeds/topics/{slug}.atom`: the latest questions about a topic and those below it. */
export async function GET(request: Request, { params }: Given): Promise<Response> {
  const slug = /^(.+)\.atom$/.exec(pathPart((await params).feed) ?? "")?.[1];
  return route(z.object({}), async ({ db }) => {
    if (!slug) throw new Refusal("not_found");
    const { topic, entries } = await questionFeed({ db, actor: { kind: "visitor" } }, slug);
    const { t, href, locale } = await intl("knowledge");
    const part = encodeURIComponent(slug);
    return atom({
      title: t("feed.topic", { topic: topic! }),
      path: href(`/topics/${part}`),
      feedPath: href(`/feeds/topics/${part}.atom`),
      language: locale,
      entries,
      href,
      erased: t("feed.erased"),
    });
  })(request);
}
