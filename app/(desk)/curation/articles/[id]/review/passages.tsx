import { Prose } from "@/components/community/prose";
import { RemarkForm } from "@/components/knowledge/workshop/remark-form";
import { Remarks } from "@/components/knowledge/workshop/remarks";
import { cx } from "@/components/ui/cx";
import type { FormAction } from "@/components/ui/form-state";
import { Icon } from "@/components/ui/icon";
import { Section } from "@/components/ui/layout";
import { intl } from "@/lib/http/intl";
import { currentContext } from "@/lib/http/session";
import type { ArticleRemark } from "@/lib/knowledge/queries/article-remarks";
import type { WorkshopArticle } from "@/lib/knowledge/queries/workshop-article";
import { passageOf, passagesOf } from "@/lib/knowledge/rules/passages";
import { expandKnown } from "@/lib/knowledge/snippets";
import { renderMany } from "@/lib/markdown/render";

type Props = {
  article: WorkshopArticle;
  remarks: ArticleRemark[];
  /** The place whose passage somebody wants to comment on. */
  at: string | undefined;
  actions: { comment: FormAction; resolve: FormAction };
};

/** The text, passage by passage, with what was said of each beneath it and the way to say something. */
export async function Passages({ article, remarks, at, actions }: Props) {
  const { t, href } = await intl("workshop");
  const passages = passagesOf(article.body);
  const { db } = await currentContext();
  const texts = await expandKnown(
    db,
    passages.map(({ text }) => ({ body: text, language: article.language })),
  );
  const writings = await renderMany(texts, { kind: "article" });
  const placed = remarks.map((remark) => ({
    remark,
    passage: passageOf(passages, remark.quote, remark.place),
  }));
  const lost = placed.filter(({ remark, passage }) => remark.place !== null && !passage);
  const path = `/curation/articles/${article.id}/review`;
  return (
    <>
      {article.summary && (
        <p className="mb-4 text-lg text-muted" dir="auto" lang={article.language}>
          {article.summary}
        </p>
      )}
      {passages.map((passage, number) => {
        const here = placed.filter((each) => each.passage === passage).map(({ remark }) => remark);
        const isOpen = at === String(passage.place);
        return (
          <div
            key={passage.place}
            id={`passage-${passage.place}`}
            className={cx(
              "group/passage -mx-3 scroll-mt-4 rounded-lg px-3 py-1.5 focus-within:bg-sunken hover:bg-sunken",
              passage.text.startsWith("#") && number > 0 && "mt-4",
            )}
          >
            <div className="flex items-start gap-3">
              <Prose html={writings[number]!.html} lang={article.language} className="min-w-0 flex-1" />
              <a
                href={href(`${path}?at=${passage.place}#passage-${passage.place}`)}
                className="grid size-8 shrink-0 place-items-center rounded-md text-faint hover:bg-hover hover:text-ink"
                title={t("review.commentOn", { number: number + 1 })}
              >
                <Icon name="comment" />
                <span className="sr-only">{t("review.commentOn", { number: number + 1 })}</span>
              </a>
            </div>
            {here.length > 0 && <Remarks article={article} remarks={here} resolve={actions.resolve} />}
            {isOpen && (
              <RemarkForm
                id={`remark-${passage.place}`}
                article={article}
                passage={passage}
                action={actions.comment}
              />
            )}
          </div>
        );
      })}
      {passages.length === 0 && <p className="text-muted">{t("preview.empty")}</p>}
      {lost.length > 0 && (
        <Section title={t("review.lost")} small className="mt-8">
          <Remarks article={article} remarks={lost.map(({ remark }) => remark)} resolve={actions.resolve} />
        </Section>
      )}
    </>
  );
}
