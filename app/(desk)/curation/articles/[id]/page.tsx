import type { Metadata } from "next";
import { ArticleSources } from "@/components/curation/article-sources";
import { ArticleFrame } from "@/components/knowledge/workshop/article-frame";
import { Done } from "@/components/knowledge/workshop/done";
import { EDITOR_FORM, Editor } from "@/components/knowledge/workshop/editor";
import { FactsForm } from "@/components/knowledge/workshop/facts-form";
import { FileText } from "@/components/knowledge/workshop/file-text";
import { Places } from "@/components/knowledge/workshop/places";
import { Preview } from "@/components/knowledge/workshop/preview";
import { Standing } from "@/components/knowledge/workshop/standing";
import { EmptyState } from "@/components/ui/empty-state";
import { writer } from "@/lib/curation/model/own-writer";
import { askedBefore } from "@/lib/curation/queries/asked-before";
import { sourcesOf } from "@/lib/curation/queries/sources-of";
import { intl } from "@/lib/http/intl";
import { MoreScript } from "@/lib/http/page-tags";
import type { Query } from "@/lib/http/query";
import { sentForm } from "@/lib/http/sent-form";
import { currentContext } from "@/lib/http/session";
import { versionTexts } from "@/lib/knowledge/queries/article-history";
import { placesInTopics } from "@/lib/knowledge/queries/places-in-topics";
import { snippetNames } from "@/lib/knowledge/queries/snippets";
import type { WorkshopArticle } from "@/lib/knowledge/queries/workshop-article";
import { workshopChoices } from "@/lib/knowledge/queries/workshop-choices";
import { renderDraft } from "@/lib/knowledge/render-article";
import * as actions from "../actions";
import { loadArticle } from "./load";
import { SourceText } from "./source-text";
import * as sourcesActions from "./sources-actions";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> };

export default async function WriteArticlePage({ params, searchParams }: Props) {
  const article = await loadArticle((await params).id);
  const ctx = await currentContext();
  const choices = await workshopChoices(ctx);
  const { t } = await intl("workshop");
  const typed = sentForm(EDITOR_FORM)?.values;
  const { html } = await renderDraft(ctx, {
    body: String(typed?.body ?? article.body),
    language: article.language,
  });
  const isOpen = article.status !== "archived";
  return (
    <ArticleFrame article={article} tab="write">
      <MoreScript />
      <Done query={await searchParams} />
      {isOpen && <FileText article={article} decide={actions.decideFile} />}
      <div className="grid gap-10 lg:grid-cols-2">
        <div className="min-w-0">
          {isOpen ? (
            <Editor
              article={article}
              action={actions.save}
              base={await baseOf(article, typed?.version)}
              snippets={await snippetNames(ctx, article.language)}
            />
          ) : (
            <EmptyState icon="topic" title={t("stage.archived")}>
              {t("archivedText")}
            </EmptyState>
          )}
        </div>
        <div className="min-w-0 space-y-8">
          {article.source && <SourceText article={article} source={article.source} />}
          <ArticleSources
            article={article}
            found={await sourcesOf(ctx, article.id)}
            model={isOpen ? writer() : null}
            actions={sourcesActions}
          />
          <Preview html={html} language={article.language} title={String(typed?.title ?? article.title)} />
        </div>
      </div>
      <div className="mt-12 grid gap-10 border-t border-line pt-8 lg:grid-cols-2">
        <Standing
          article={article}
          choices={choices}
          asked={await askedBefore(ctx, article)}
          actions={{ ...actions, markNeedsUpdate: actions.needsUpdate }}
        />
        <div className="space-y-10">
          <FactsForm article={article} choices={choices} action={actions.setFacts} />
          <Places
            article={article}
            places={await placesInTopics(ctx, article.id)}
            changeAddress={actions.changeAddress}
            move={actions.move}
          />
        </div>
      </div>
    </ArticleFrame>
  );
}

/** The text that somebody had in view whose save was refused. */
async function baseOf(article: WorkshopArticle, version: unknown) {
  const read = Number(version);
  if (!Number.isSafeInteger(read) || read === article.version) return null;
  return (await versionTexts(await currentContext(), article.id, [read]))[0] ?? null;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { title } = await loadArticle((await params).id);
  return { title, robots: { index: false } };
}
