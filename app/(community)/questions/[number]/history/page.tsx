import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PersonMark } from "@/components/community/person-mark";
import { Versions } from "@/components/community/posts/versions";
import { Button } from "@/components/ui/button";
import { Page, PageHeader } from "@/components/ui/layout";
import { postHistory } from "@/lib/community/queries/post-history";
import { intl } from "@/lib/http/intl";
import { shown } from "@/lib/http/page";
import { currentContext } from "@/lib/http/session";

type Props = {
  params: Promise<{ number: string }>;
  searchParams: Promise<{ answer?: string | string[] }>;
};

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl("posts");
  return { title: t("history.title"), robots: { index: false } };
}

export default async function HistoryPage({ params, searchParams }: Props) {
  const { number } = await params;
  const { answer } = await searchParams;
  if (!/^\d{1,9}$/.test(number) || (answer !== undefined && !/^\d{1,9}$/.test(String(answer)))) notFound();
  const answerId = answer === undefined ? null : Number(answer);
  const history = await shown(postHistory(await currentContext(), Number(number), answerId));
  const { t, href } = await intl("posts");
  const back = answerId === null ? `/questions/${number}/${history.slug}` : `/a/${answerId}`;
  return (
    <Page narrow>
      <PageHeader
        title={t("history.title")}
        actions={
          <Button href={href(back)} icon="back" size="sm">
            {t("history.back")}
          </Button>
        }
      >
        <bdi>{t("history.of", { title: history.title })}</bdi>
      </PageHeader>
      <Versions
        versions={history.versions}
        writer={(person) => <PersonMark person={{ ...person, mark: null }} />}
      />
    </Page>
  );
}
