import { z } from "zod";
import { answerFeed } from "@/lib/community/queries/question-feed";
import { Refusal } from "@/lib/errors";
import { atom } from "@/lib/http/atom";
import { intl } from "@/lib/http/intl";
import { route } from "@/lib/http/route";

type Given = { params: Promise<{ number: string }> };

/** `/questions/{number}/feed.atom`: the latest answers to a public question. */
export async function GET(request: Request, { params }: Given): Promise<Response> {
  const { number } = await params;
  return route(z.object({}), async ({ db }) => {
    if (!/^[1-9]\d{0,8}$/.test(number)) throw new Refusal("not_found");
    const { title, path, entries } = await answerFeed({ db, actor: { kind: "visitor" } }, Number(number));
    const { t, href, locale } = await intl("knowledge");
    return atom({
      title: t("feed.answers", { title }),
      path: href(path),
      feedPath: href(`/questions/${number}/feed.atom`),
      language: locale,
      entries,
      href,
      erased: t("feed.erased"),
    });
  })(request);
}
