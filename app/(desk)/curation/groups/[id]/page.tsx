import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { GroupAnswer } from "@/components/curation/group-answer";
import { GroupEvidence } from "@/components/curation/group-evidence";
import { GroupFigures } from "@/components/curation/group-figures";
import { GroupHands, type Wanted } from "@/components/curation/group-hands";
import { GroupHistory } from "@/components/curation/group-history";
import { GroupMembers } from "@/components/curation/group-members";
import { GroupSteps } from "@/components/curation/group-steps";
import { NearGroups } from "@/components/curation/near-groups";
import { Standing } from "@/components/curation/standing";
import { Paging } from "@/components/site/paging";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Chip } from "@/components/ui/chip";
import { Page, PageHeader, Section, SideRail } from "@/components/ui/layout";
import { Meta } from "@/components/ui/list";
import { Notice } from "@/components/ui/notice";
import { memberOrders, type RepeatGroup, repeatGroup } from "@/lib/curation/queries/repeat-group";
import { columns } from "@/lib/curation/rules/column";
import { intl } from "@/lib/http/intl";
import { shown } from "@/lib/http/page";
import { choice, one, pageNumber, type Query, withQuery } from "@/lib/http/query";
import { currentContext } from "@/lib/http/session";
import { languageName } from "@/lib/i18n/language-name";
import { linker } from "@/lib/i18n/translator";
import { can } from "@/lib/policy";
import { moveGroup } from "../../actions";
import * as actions from "./actions";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> };

export default async function GroupPage({ params, searchParams }: Props) {
  const { id } = await params;
  const query = await searchParams;
  if (!/^\d{1,9}$/.test(id)) notFound();
  const order = choice(query, "order", memberOrders);
  const ctx = await currentContext();
  const { t, href, locale } = await intl("repeats");
  const group = await shown(repeatGroup(ctx, Number(id), { page: pageNumber(query), order }));
  if ("movedTo" in group)
    redirect(linker(locale)(withQuery(`/curation/groups/${group.movedTo}`, { done: one(query, "done") })));
  const mayCurate = can(ctx.actor, "repeats.curate");
  const pathOf = (change: { order?: string; page?: number }) =>
    withQuery(`/curation/groups/${group.id}`, {
      order: (change.order ?? order) === memberOrders[0] ? "" : (change.order ?? order),
      page: change.page,
    });
  return (
    <Page>
      <PageHeader
        above={
          <Breadcrumbs
            label={t("group.kind")}
            items={[
              { href: href("/curation"), label: t("title") },
              {
                href: href(`/curation?column=${group.column}`),
                label: t(`columns.${group.column}`),
              },
            ]}
          />
        }
        title={group.title}
        meta={
          <Meta>
            <Chip icon="board">{t(`columns.${group.column}`)}</Chip>
            <span>{languageName(group.language, locale)}</span>
            <span>{t("group.numbered", { id: group.id })}</span>
          </Meta>
        }
        actions={mayCurate && <GroupSteps group={group} move={moveGroup} />}
      />
      <Done query={query} />
      <SideRail
        railLabel={t("group.decide")}
        rail={<Rail group={group} hands={mayCurate ? wantedIn(query) : null} />}
      >
        <div className="space-y-8">
          <div className="space-y-3">
            <Standing group={group} />
            <GroupFigures group={group} />
          </div>
          <Section title={t("group.answer")}>
            <GroupAnswer group={group} />
          </Section>
          {group.size > 1 && (
            <Section title={t("group.why")}>
              <GroupEvidence group={group} />
            </Section>
          )}
          <Section
            title={t("group.members")}
            actions={memberOrders.map((each) => (
              <a
                key={each}
                href={href(`${pathOf({ order: each })}#members`)}
                aria-current={each === order ? "true" : undefined}
                className="text-accent aria-[current]:font-semibold aria-[current]:text-ink"
              >
                {t(`group.${each}`)}
              </a>
            ))}
          >
            <p className="mb-2 text-sm text-muted">{t("group.likenessHow")}</p>
            <GroupMembers group={group} mayCurate={mayCurate} sortOut={actions.sortOut} />
            <Paging page={group.page} pages={group.pages} hrefFor={(page) => pathOf({ page })} />
          </Section>
        </div>
      </SideRail>
    </Page>
  );
}

type RailProps = {
  group: RepeatGroup;
  /** Null for who may only look; else the form that somebody came for. */
  hands: Wanted | null;
};

async function Rail({ group, hands }: RailProps) {
  const { t } = await intl("repeats");
  return (
    <>
      {hands && (
        <Section title={t("group.decide")} small>
          <GroupHands group={group} actions={actions} wanted={hands} />
        </Section>
      )}
      <Section title={t("group.near")} small>
        <NearGroups group={group} merge={hands && actions.merge} />
      </Section>
      <Section title={t("group.history")} small>
        <GroupHistory group={group} undo={actions.undo} />
      </Section>
    </>
  );
}

/** The form for which somebody came from the board, and the column in which they saw the group. */
const wantedIn = (query: Query): Wanted => ({
  way: one(query, "way") ?? "",
  from: columns.find((column) => column === one(query, "from")) ?? "",
});

const outcomes = [
  "named",
  "ignored",
  "linked",
  "merged",
  "moved",
  "excluded",
  "undone",
  "outdated",
  "split",
  "taken_up",
  "unlinked",
] as const;

/** What the press that led here has done. */
async function Done({ query }: { query: Query }) {
  const { t } = await intl("repeats");
  const done = outcomes.find((known) => known === one(query, "done"));
  if (!done) return null;
  return (
    <Notice tone="success" role="status" className="mb-4">
      {t(`group.done.${done}`)}
    </Notice>
  );
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { t } = await intl("repeats");
  return { title: t("group.pageTitle", { id: (await params).id }), robots: { index: false } };
}
