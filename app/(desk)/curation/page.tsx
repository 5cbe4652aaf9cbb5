import type { Metadata } from "next";
import { BoardColumns } from "@/components/curation/board-columns";
import { GroupCard } from "@/components/curation/group-card";
import { MOVE_FORM } from "@/components/curation/group-menu";
import { Paging } from "@/components/site/paging";
import { When } from "@/components/site/when";
import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Page, PageHeader } from "@/components/ui/layout";
import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/text";
import { type Board, board } from "@/lib/curation/queries/board";
import { intl } from "@/lib/http/intl";
import { shown } from "@/lib/http/page";
import { MoreScript } from "@/lib/http/page-tags";
import type { Query } from "@/lib/http/query";
import { currentContext } from "@/lib/http/session";
import { can } from "@/lib/policy";
import { moveGroup, regroup } from "./actions";
import { addressOf, type BoardAddress, isFiltered, pathOf } from "./board-address";
import { BoardFilters } from "./board-filters";

type Props = { searchParams: Promise<Query> };

export default async function BoardPage({ searchParams }: Props) {
  const address = addressOf(await searchParams);
  const ctx = await currentContext();
  const column = address.view === "board" ? undefined : address.view;
  const found = await shown(
    board(ctx, {
      ...(column && { column }),
      ...(address.topic && { topicId: Number(address.topic) }),
      ...(address.language && { language: address.language }),
      q: address.q,
      least: address.least,
      order: address.order,
      page: address.page,
    }),
  );
  const { t } = await intl("repeats");
  const mayCurate = can(ctx.actor, "repeats.curate");
  const all = Object.values(found.counts).reduce((sum, count) => sum + count, 0);
  return (
    <Page>
      <MoreScript />
      <PageHeader title={t("title")}>{t("lead")}</PageHeader>
      <Late board={found} />
      {(all > 0 || isFiltered(address)) && <BoardFilters address={address} board={found} />}
      <div id="board">
        {mayCurate && (
          <ActionForm id={MOVE_FORM} action={moveGroup} swap="board">
            {null}
          </ActionForm>
        )}
        {all === 0 ? (
          <Nothing address={address} />
        ) : column ? (
          <>
            <h2 className="mb-2 flex items-baseline gap-2 text-sm font-semibold">
              {t(`columns.${column}`)}
              <span className="font-normal text-faint">{t(`columnHints.${column}`)}</span>
            </h2>
            <ul
              aria-label={t(`columns.${column}`)}
              className="grid grid-cols-1 gap-3 sm:grid-cols-2 lg:grid-cols-3"
            >
              {found.groups[column].map((group) => (
                <GroupCard key={group.id} group={group} mayCurate={mayCurate} />
              ))}
            </ul>
            {found.counts[column] === 0 && <p className="text-muted">{t("none")}</p>}
            <Paging page={found.page} pages={found.pages} hrefFor={(page) => pathOf(address, { page })} />
          </>
        ) : (
          <BoardColumns board={found} mayCurate={mayCurate} hrefFor={(view) => pathOf(address, { view })} />
        )}
      </div>
      {all > 0 && <HowOrdered board={found} mayCurate={mayCurate} isWhole={!column} />}
    </Page>
  );
}

/** Questions that wait for a group although they should not: what stands on the board is too small then. */
async function Late({ board: { placing } }: { board: Board }) {
  const { t } = await intl("repeats");
  if (placing.late === 0) return null;
  const { lastAt, late } = placing;
  return (
    <Notice tone="warning" title={t("late.title")} className="mb-4">
      {lastAt
        ? t.rich("late.text", { count: late, at: () => <When at={lastAt} /> })
        : t("late.never", { count: late })}
    </Notice>
  );
}

async function Nothing({ address }: { address: BoardAddress }) {
  const { t, href } = await intl("repeats");
  const filtered = isFiltered(address);
  return (
    <EmptyState
      icon="duplicate"
      title={t(filtered ? "nothingFound.title" : "empty.title")}
      actions={filtered && <TextLink href={href("/curation")}>{t("filters.clear")}</TextLink>}
    >
      {t(filtered ? "nothingFound.text" : "empty.text")}
    </EmptyState>
  );
}

type HowProps = { board: Board; mayCurate: boolean; isWhole: boolean };

async function HowOrdered({ board: { placing }, mayCurate, isWhole }: HowProps) {
  const { t } = await intl("repeats");
  const { lastAt, late } = placing;
  return (
    <div className="mt-6 max-w-read space-y-1 text-sm text-faint">
      <p>{t("orderHow")}</p>
      {mayCurate && isWhole && <p className="max-xl:hidden">{t("keys")}</p>}
      {lastAt && late === 0 && <p>{t.rich("late.ok", { at: () => <When at={lastAt} /> })}</p>}
      <Grouping placing={placing} mayCurate={mayCurate} />
    </div>
  );
}

/** When everything was grouped anew, and the press that has it done again. */
async function Grouping({
  placing: { groupedAt, askedAt },
  mayCurate,
}: Pick<Board, "placing"> & { mayCurate: boolean }) {
  const { t } = await intl("repeats");
  return (
    <div id="grouping" className="flex scroll-mt-4 flex-wrap items-center gap-x-3 gap-y-1">
      {groupedAt && <p>{t.rich("regroup.last", { at: () => <When at={groupedAt} /> })}</p>}
      {askedAt ? (
        <p className="text-ink">{t.rich("regroup.asked", { at: () => <When at={askedAt} /> })}</p>
      ) : (
        mayCurate && (
          <ActionForm id="regroup" action={regroup} className="flex flex-wrap items-center gap-x-2">
            <SubmitButton variant="quiet" size="sm" icon="refresh">
              {t("regroup.do")}
            </SubmitButton>
            <span>{t("regroup.hint")}</span>
          </ActionForm>
        )
      )}
    </div>
  );
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl("repeats");
  return { title: t("title"), robots: { index: false } };
}
