import { StageChip } from "@/components/community/stage-chip";
import { Section } from "@/components/ui/layout";
import { intl } from "@/lib/http/intl";
import type { Article } from "@/lib/knowledge/queries/article";
import type { RelatedQuestion } from "@/lib/knowledge/queries/related-questions";

/** Questions that this article solved, and others about the same thing. */
export async function Related({ article, related }: { article: Article; related: RelatedQuestion[] }) {
  const { t, href } = await intl("knowledge");
  const link = "block py-1.5 hover:text-accent hover:underline";
  const more = article.solvedCount - article.solved.length;
  return (
    <>
      {article.solved.length > 0 && (
        <Section title={t("article.solvedHere")} small>
          <ul className="text-sm">
            {article.solved.map(({ number, slug, title }) => (
              <li key={number}>
                <a
                  href={href(`/questions/${number}/${encodeURIComponent(slug)}`)}
                  dir="auto"
                  className={link}
                >
                  {title}
                </a>
              </li>
            ))}
          </ul>
          {more > 0 && <p className="text-sm text-faint">{t("article.moreSolved", { count: more })}</p>}
        </Section>
      )}
      {related.length > 0 && (
        <Section title={t("article.related")} small>
          <ul className="text-sm">
            {related.map((question) => (
              <li key={question.number}>
                <a href={href(question.href)} dir="auto" className={link}>
                  {question.title}
                </a>
                {question.stage === "solved" && <StageChip stage="solved" plain />}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}
