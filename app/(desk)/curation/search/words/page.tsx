import type { Metadata } from "next";
import { FoundByLists } from "@/components/knowledge/found-by";
import { Page, PageHeader } from "@/components/ui/layout";
import { TextLink } from "@/components/ui/text";
import { intl } from "@/lib/http/intl";
import { shown } from "@/lib/http/page";
import { one, type Query } from "@/lib/http/query";
import { currentContext } from "@/lib/http/session";
import { foundBy } from "@/lib/search/queries/found-by";
import { publicSubject } from "@/lib/search/queries/public-subject";

type Props = { searchParams: Promise<Query> };

export default async function FoundByPage({ searchParams }: Props) {
  const ctx = await currentContext();
  const subject = await shown(publicSubject(ctx, one(await searchParams, "subject") ?? ""));
  const found = await shown(foundBy(ctx, subject.subject));
  const { t, href } = await intl("tuning");
  return (
    <Page narrow>
      <PageHeader
        title={t("words.title")}
        above={
          <TextLink href={href(subject.href)} dir="auto">
            {subject.title}
          </TextLink>
        }
      >
        {t("words.lead")}
      </PageHeader>
      <FoundByLists found={found} />
    </Page>
  );
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl("tuning");
  return { title: t("words.title"), robots: { index: false } };
}
