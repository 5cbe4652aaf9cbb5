import type { Metadata } from "next";
import { When } from "@/components/site/when";
import { ActionForm } from "@/components/ui/action-form";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { SubmitButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Page, PageHeader } from "@/components/ui/layout";
import { List, Meta } from "@/components/ui/list";
import { type DismissedGap, dismissedGaps } from "@/lib/curation/queries/gaps";
import { intl } from "@/lib/http/intl";
import { shown } from "@/lib/http/page";
import type { Query } from "@/lib/http/query";
import { currentContext } from "@/lib/http/session";
import { languageName } from "@/lib/i18n/language-name";
import { Done } from "../../done";
import { takeUp } from "../actions";

type Props = { searchParams: Promise<Query> };

export default async function DismissedGapsPage({ searchParams }: Props) {
  const found = await shown(dismissedGaps(await currentContext()));
  const { t, href } = await intl("freshness");
  const { t: common } = await intl("common");
  return (
    <Page narrow>
      <PageHeader
        above={
          <Breadcrumbs
            label={common("breadcrumbs")}
            items={[{ href: href("/curation/gaps"), label: t("gaps.title") }]}
          />
        }
        title={t("gaps.dismissedTitle")}
      >
        {t("gaps.dismissedLead")}
      </PageHeader>
      <Done query={await searchParams} />
      {found.length === 0 ? (
        <EmptyState icon="check" title={t("gaps.noneDismissed")} />
      ) : (
        <List label={t("gaps.dismissedTitle")}>
          {found.map((gap, at) => (
            <Dismissed key={`${gap.language} ${gap.words}`} gap={gap} place={at} />
          ))}
        </List>
      )}
    </Page>
  );
}

async function Dismissed({ gap, place }: { gap: DismissedGap; place: number }) {
  const { t, locale } = await intl("freshness");
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-1 py-3">
      <div className="min-w-0">
        <h2 className="font-medium" dir="auto">
          {gap.words}
        </h2>
        <p className="text-sm" dir="auto">
          {gap.reason}
        </p>
        <Meta>
          <span>{languageName(gap.language, locale)}</span>
          <bdi>{gap.by}</bdi>
          <When at={gap.at} />
        </Meta>
      </div>
      <ActionForm id={`take-up-${place}`} action={takeUp}>
        <input type="hidden" name="language" value={gap.language} />
        <input type="hidden" name="words" value={gap.words} />
        <SubmitButton size="sm" variant="quiet" icon="undo">
          {t("gaps.takeUp")}
        </SubmitButton>
      </ActionForm>
    </li>
  );
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl("freshness");
  return { title: t("gaps.dismissedTitle"), robots: { index: false } };
}
