import { ScrollBox } from "@/components/knowledge/workshop/scroll-box";
import { WordsChanged } from "@/components/knowledge/workshop/words-changed";
import { Section } from "@/components/ui/layout";
import { TextLink } from "@/components/ui/text";
import { intl } from "@/lib/http/intl";
import { currentContext } from "@/lib/http/session";
import { languageName } from "@/lib/i18n/language-name";
import { versionTexts } from "@/lib/knowledge/queries/article-history";
import type { WorkshopArticle } from "@/lib/knowledge/queries/workshop-article";
import { wholeText } from "@/lib/knowledge/rules/whole-text";

type Props = { article: WorkshopArticle; source: NonNullable<WorkshopArticle["source"]> };

/** What a translation is made from, beside it; where the source has moved on, with what changed since. */
export async function SourceText({ article, source }: Props) {
  const { t, href, locale } = await intl("workshop");
  const texts = await versionTexts(await currentContext(), source.id, [source.madeFrom ?? 0, source.version]);
  const now = texts.find(({ version }) => version === source.version);
  const older = texts.find(({ version }) => version === source.madeFrom) ?? now;
  const language = article.languages.find(({ id }) => id === source.id)?.language ?? "en";
  if (!now || !older) return null;
  return (
    <Section
      id="source"
      small
      title={t("source.title", { language: languageName(language, locale) })}
      actions={<TextLink href={href(`/curation/articles/${source.id}`)}>{t("source.open")}</TextLink>}
    >
      <p className="mb-2 text-sm text-muted">
        {source.isBehind
          ? t("source.behind", { before: source.madeFrom ?? 0, now: source.version })
          : t("source.upToDate", { version: source.version })}
      </p>
      <ScrollBox label={t("source.title", { language: languageName(language, locale) })}>
        <WordsChanged before={wholeText(older)} after={wholeText(now)} lang={language} isWhole />
      </ScrollBox>
    </Section>
  );
}
