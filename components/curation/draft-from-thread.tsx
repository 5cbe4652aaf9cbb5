import { Act } from "@/components/community/thread/act";
import { Section } from "@/components/ui/layout";
import { TextLink } from "@/components/ui/text";
import { intl } from "@/lib/http/intl";

type Props = {
  /** The article that has been begun from this thread or from its group. */
  article: { id: number; title: string } | null;
  mayWrite: boolean;
};

/** For the staff beside a thread: its answer may be worth an article, or is on the way to one. */
export async function DraftFromThread({ article, mayWrite }: Props) {
  const { t, href } = await intl("publishing");
  return (
    <Section id="thread-draft" title={t("thread.title")} small>
      {!article ? (
        <div className="space-y-1.5 text-sm">
          <p className="text-muted">{t("thread.draftHint")}</p>
          <Act act="draft_article" icon="article" variant="secondary">
            {t("thread.draft")}
          </Act>
        </div>
      ) : (
        <p className="text-sm">
          {mayWrite ? (
            <TextLink href={href(`/curation/articles/${article.id}`)} dir="auto">
              {article.title}
            </TextLink>
          ) : (
            <>
              <span dir="auto">{article.title}</span>{" "}
              <span className="text-muted">{t("thread.drafted")}</span>
            </>
          )}
        </p>
      )}
    </Section>
  );
}
