import type { Metadata } from "next";
import { ArticleFrame } from "@/components/knowledge/workshop/article-frame";
import { Done } from "@/components/knowledge/workshop/done";
import { WordsChanged } from "@/components/knowledge/workshop/words-changed";
import { SubmitButton } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Section } from "@/components/ui/layout";
import { Select } from "@/components/ui/select";
import { intl } from "@/lib/http/intl";
import { one, type Query } from "@/lib/http/query";
import { currentContext } from "@/lib/http/session";
import { type ArticleVersion, articleHistory, versionTexts } from "@/lib/knowledge/queries/article-history";
import type { WorkshopArticle } from "@/lib/knowledge/queries/workshop-article";
import { wholeText } from "@/lib/knowledge/rules/whole-text";
import { restore } from "../../actions";
import { loadArticle } from "../load";
import { VersionRow } from "./version-row";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> };

export default async function VersionsPage({ params, searchParams }: Props) {
  const query = await searchParams;
  const article = await loadArticle((await params).id);
  const history = await articleHistory(await currentContext(), article.id);
  const { t } = await intl("workshop");
  const last = history[0]!.version;
  // Without a choice: what readers do not see yet, or the newest change.
  const before = article.live > 0 && article.live < last ? article.live : Math.max(1, last - 1);
  const from = known(history, one(query, "from")) ?? before;
  const to = known(history, one(query, "to")) ?? last;
  return (
    <ArticleFrame article={article} tab="versions">
      <Done query={query} />
      <div className="grid gap-10 lg:grid-cols-[20rem_minmax(0,1fr)]">
        <ol className="divide-y divide-line self-start border-y border-line" aria-label={t("tab.versions")}>
          {history.map((version) => (
            <VersionRow key={version.version} version={version} article={article} restore={restore} />
          ))}
        </ol>
        {history.length > 1 && (
          <Section id="changes" title={t("versions.compare")} className="min-w-0">
            <Compare article={article} history={history} from={from} to={to} />
          </Section>
        )}
      </div>
    </ArticleFrame>
  );
}

const known = (history: ArticleVersion[], given: string | undefined): number | undefined =>
  history.find(({ version }) => String(version) === given)?.version;

type CompareProps = { article: WorkshopArticle; history: ArticleVersion[]; from: number; to: number };

/** Any two of the texts, word by word, the older one first. */
async function Compare({ article, history, from, to }: CompareProps) {
  const { t, href } = await intl("workshop");
  const ctx = await currentContext();
  const texts = await versionTexts(ctx, article.id, [from, to]);
  const [old, now] = [texts[0]!, texts.at(-1)!];
  const options = history.map(({ version, publishedAt }) => ({
    value: String(version),
    label: t(
      version === article.live ? "versions.isLive" : publishedAt ? "versions.wasLive" : "versions.number",
      {
        version,
      },
    ),
  }));
  return (
    <>
      <form
        action={href(`/curation/articles/${article.id}/versions`)}
        method="get"
        className="mb-4 flex flex-wrap items-end gap-2"
      >
        <Field name="from" label={t("versions.from")}>
          <Select size="sm" options={options} defaultValue={String(Math.min(from, to))} />
        </Field>
        <Field name="to" label={t("versions.to")}>
          <Select size="sm" options={options} defaultValue={String(Math.max(from, to))} />
        </Field>
        <SubmitButton variant="secondary" size="sm">
          {t("versions.show")}
        </SubmitButton>
      </form>
      {old.version === now.version || wholeText(old) === wholeText(now) ? (
        <p className="text-muted">
          {t(old.version === now.version ? "versions.same" : "versions.sameWords")}
        </p>
      ) : (
        <div className="space-y-3 rounded-lg border border-line bg-surface p-4">
          {(["title", "summary", "body"] as const).map((part) =>
            part !== "body" && old[part] === now[part] ? null : (
              <div key={part}>
                {part !== "body" && <h3 className="text-sm font-semibold">{t(`field.${part}`)}</h3>}
                <WordsChanged before={old[part]} after={now[part]} lang={article.language} />
              </div>
            ),
          )}
        </div>
      )}
    </>
  );
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const article = await loadArticle((await params).id);
  const { t } = await intl("workshop");
  return { title: t("titled", { tab: t("tab.versions"), title: article.title }), robots: { index: false } };
}
