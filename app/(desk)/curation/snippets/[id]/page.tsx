import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { StaleText } from "@/components/community/posts/stale-text";
import { Prose } from "@/components/community/prose";
import { When } from "@/components/site/when";
import { ActionForm } from "@/components/ui/action-form";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Button, SubmitButton } from "@/components/ui/button";
import { DraftKeeper } from "@/components/ui/draft-keeper";
import { FormActions, Page, PageHeader, Section, Stack } from "@/components/ui/layout";
import { List, Meta, Row } from "@/components/ui/list";
import { intl } from "@/lib/http/intl";
import { shown } from "@/lib/http/page";
import { MoreScript } from "@/lib/http/page-tags";
import type { Query } from "@/lib/http/query";
import { currentContext } from "@/lib/http/session";
import { languageName } from "@/lib/i18n/language-name";
import { type SnippetPage as Snippet, snippetPage } from "@/lib/knowledge/queries/snippets";
import { change, remove } from "../actions";
import { Done } from "../done";
import { TextFields } from "../text-fields";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> };

async function load({ params }: Props): Promise<Snippet> {
  const { id } = await params;
  if (!/^\d{1,9}$/.test(id)) notFound();
  return shown(snippetPage(await currentContext(), Number(id)));
}

export default async function SnippetPage(props: Props) {
  const snippet = await load(props);
  const { t, href, locale } = await intl("snippets");
  const typed = `{{snippet:${snippet.name}}}`;
  return (
    <Page narrow>
      <MoreScript />
      <PageHeader
        title={snippet.name}
        above={
          <Breadcrumbs
            label={t("breadcrumbs")}
            items={[{ href: href("/curation/snippets"), label: t("title") }]}
          />
        }
        meta={
          <Meta>
            <span>{languageName(snippet.language, locale)}</span>
            {snippet.by && <span dir="auto">{snippet.by.name}</span>}
            <When at={snippet.savedAt} />
          </Meta>
        }
      >
        {t("howTo")} <code dir="ltr">{typed}</code>
      </PageHeader>
      <Done query={await props.searchParams} />
      <div className="space-y-8">
        <Section title={t("looks")}>
          <div className="rounded-lg border border-line p-4">
            <Prose html={snippet.html} lang={snippet.language} className="prose-article" />
          </div>
        </Section>
        <Edit snippet={snippet} />
        <Where snippet={snippet} />
      </div>
    </Page>
  );
}

async function Edit({ snippet }: { snippet: Snippet }) {
  const { t } = await intl("snippets");
  const { t: posts } = await intl("posts");
  const words = {
    title: posts("stale.title"),
    text: posts("stale.text"),
    theirs: t("theirs"),
    yours: posts("stale.yours"),
    titleNow: "",
  };
  return (
    <ActionForm
      id="snippet"
      action={change}
      labels={{ body: t("body"), audience: t("audience") }}
      draft={`snippet-${snippet.id}`}
      draftWins
    >
      <DraftKeeper
        form="snippet"
        text={posts("draft.restored")}
        behind={posts("draft.behind")}
        discard={posts("draft.discard")}
      />
      <StaleText version={snippet.version} title={null} body={snippet.body} words={words} />
      <input type="hidden" name="id" value={snippet.id} />
      <Stack>
        <TextFields body={snippet.body} audience={snippet.audience} />
      </Stack>
      <FormActions>
        <SubmitButton>{t("save")}</SubmitButton>
      </FormActions>
    </ActionForm>
  );
}

async function Where({ snippet }: { snippet: Snippet }) {
  const { t, href } = await intl("snippets");
  const { t: workshop } = await intl("workshop");
  const isUsed = snippet.articles.length > 0 || snippet.holders.length > 0;
  return (
    <Section title={t("where")}>
      {!isUsed && <p className="text-muted">{t("nowhere")}</p>}
      {snippet.holders.length > 0 && (
        <p className="mb-3 text-sm text-muted">
          {t("holders")} <span dir="ltr">{snippet.holders.join(", ")}</span>
        </p>
      )}
      {snippet.articles.length > 0 && (
        <List label={t("where")}>
          {snippet.articles.map((article) => (
            <Row
              key={article.id}
              level={3}
              href={href(`/curation/articles/${article.id}`)}
              title={article.title}
              meta={
                <Meta>
                  <span>{workshop(`stage.${article.status}`)}</span>
                  <span>{t(`audiences.${article.audience}`)}</span>
                </Meta>
              }
            />
          ))}
        </List>
      )}
      {!isUsed && (
        <ActionForm id="remove" action={remove} className="mt-4">
          <input type="hidden" name="id" value={snippet.id} />
          <Button type="submit" variant="quiet" icon="trash">
            {t("remove")}
          </Button>
        </ActionForm>
      )}
    </Section>
  );
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { name } = await load(props);
  const { t } = await intl("snippets");
  return { title: t("titled", { name }), robots: { index: false } };
}
