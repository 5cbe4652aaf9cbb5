import { threadAsMarkdown } from "@/lib/community/as-markdown";
import { type Thread, thread } from "@/lib/community/queries/thread";
import { threadSource } from "@/lib/community/queries/thread-source";
import { Refusal } from "@/lib/errors";
import { asMarkdown } from "@/lib/http/as-markdown";
import { intl } from "@/lib/http/intl";
import { siteAddress } from "@/lib/http/metadata";

type Given = { params: Promise<{ number: string; slug: string }> };

/** A question with its answers as people typed them, for programs that read (`lib/web/as-markdown.ts`). */
export async function GET(request: Request, { params }: Given): Promise<Response> {
  const { number, slug } = await params;
  const page = /^[1-9]\d{0,3}$/.exec(new URL(request.url).searchParams.get("page") ?? "1");
  const { t, href, format } = await intl("thread");
  const { t: community } = await intl("community");
  const date = (at: string) => format.dateTime(new Date(at), { dateStyle: "long" });
  const name = ({ name }: Thread["asker"]) => name || community("mark.erased");
  return asMarkdown(async (ctx) => {
    if (!page) throw new Refusal("not_found");
    const found = await thread(ctx, Number(number), Number(page[0]));
    if (found.page > found.pages) throw new Refusal("not_found");
    const path = `/questions/${found.id}/${encodeURIComponent(found.slug)}`;
    if (slug !== found.slug || number !== String(found.id)) return { movedTo: href(`${path}.md`) };
    const facts = [
      t("markdown.asked", { name: name(found.asker), date: date(found.askedAt) }),
      community(`stage.${found.stage as "open"}`),
      found.topic?.name,
      `<${siteAddress(href(path))}>`,
    ];
    const text = threadAsMarkdown(found, await threadSource(ctx, found), {
      asked: facts.filter(Boolean).join(" · "),
      answer: (answer) => {
        const mark = answer.mark ? ` (${community(`mark.${answer.mark}`)})` : "";
        return t(answer.isAccepted ? "markdown.accepted" : "markdown.answer", {
          name: name(answer.author) + mark,
          date: date(answer.at),
        });
      },
      name,
      more:
        found.page < found.pages
          ? t("markdown.more", { address: siteAddress(href(`${path}.md?page=${found.page + 1}`)) })
          : null,
    });
    const people = [
      found.asker,
      ...found.answers.map((a) => a.author),
      ...found.comments.map((c) => c.author),
    ];
    return {
      text,
      subjects: [
        `question:${found.id}`,
        ...(found.topic ? [`topic:${found.topic.id}` as const] : []),
        ...new Set(people.map(({ id }) => `person:${id}` as const)),
      ],
    };
  });
}
