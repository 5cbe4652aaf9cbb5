import { Disclosure } from "@/components/ui/disclosure";
import { useForm } from "@/components/ui/form-context";
import { Notice } from "@/components/ui/notice";
import { readIntl } from "@/lib/http/intl";
import type { VersionText } from "@/lib/knowledge/queries/article-history";
import type { WorkshopArticle } from "@/lib/knowledge/queries/workshop-article";
import { wholeText } from "@/lib/knowledge/rules/whole-text";
import { ScrollBox } from "./scroll-box";
import { WordsChanged } from "./words-changed";

type Props = { article: WorkshopArticle; base: VersionText | null };

/**
 * The version that is being changed. Where somebody else has saved meanwhile, both texts stand there: what they changed,
 * and how the writer's own text, which is still in the fields, differs from theirs. Saving again is then a decision.
 */
export function Conflict({ article, base }: Props) {
  const { state } = useForm();
  const { t } = readIntl("workshop");
  const typed = state.values ?? {};
  // Also after a preview, or a save that was refused for another reason: the next one goes on from the newest version.
  const isStale = typed.version !== undefined && Number(typed.version) !== article.version;
  return (
    <>
      <input type="hidden" name="version" value={article.version} />
      {isStale && (
        <Notice
          tone="warning"
          title={t("stale.title", { who: article.editedBy ?? t("somebody"), version: article.version })}
          className="mb-5"
        >
          <p>{t("stale.text")}</p>
          <div className="mt-3 space-y-3">
            {base && (
              <Disclosure summary={t("stale.theirs")} open>
                <ScrollBox label={t("stale.theirs")}>
                  <WordsChanged before={wholeText(base)} after={wholeText(article)} lang={article.language} />
                </ScrollBox>
              </Disclosure>
            )}
            <Disclosure summary={t("stale.yours")} open>
              <ScrollBox label={t("stale.yours")}>
                <WordsChanged
                  before={wholeText(article)}
                  after={wholeText({
                    title: String(typed.title ?? ""),
                    summary: String(typed.summary ?? ""),
                    body: String(typed.body ?? "").replace(/\r\n?/g, "\n"),
                  })}
                  lang={article.language}
                />
              </ScrollBox>
            </Disclosure>
          </div>
        </Notice>
      )}
    </>
  );
}
