import { z } from "zod";
import { questionFeed } from "@/lib/community/queries/question-feed";
import { Refusal } from "@/lib/errors";
import { atom } from "@/lib/http/atom";
import { intl } from "@/lib/http/intl";
import { route } from "@/lib/http/route";

type Given = { params: Promise<{ feed: string }> };

/** `/feeds/questions.atom`: the latest questions, the same for everybody. */
export async function GET(request: Request, { params }: Given): Promise<Response> {
  const { feed } = await params;
  return route(z.object({}), async ({ db }) => {
    if (feed !== "questions.atom") throw new Refusal("not_found");
    const { entries } = await questionFeed({ db, actor: { kind: "visitor" } });
    const { t, href, locale } = await intl("knowledge");
    return atom({
      title: t("feed.questions"),
      path: href("/questions"),
      feedPath: href("/feeds/questions.atom"),
      language: locale,
      entries,
      href,
      erased: t("feed.erased"),
    });
  })(request);
}
