import type { Metadata } from "next";
import { PersonMark } from "@/components/community/person-mark";
import { EmptyState } from "@/components/ui/empty-state";
import { Page, PageHeader, Section } from "@/components/ui/layout";
import { Records } from "@/components/ui/records";
import { Tabs } from "@/components/ui/tabs";
import { TextLink } from "@/components/ui/text";
import { leaderboard } from "@/lib/ambassadors/queries/leaderboard";
import { DAY_MOST, PAIR_MOST, quarterSpan, WORKED_MOST, WORTH } from "@/lib/ambassadors/rules/standing";
import { intl } from "@/lib/http/intl";
import { shown } from "@/lib/http/page";
import { PageTags } from "@/lib/http/page-tags";
import { currentContext } from "@/lib/http/session";

type Props = { searchParams: Promise<{ quarter?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl("ambassadors");
  return { title: t("leaderboard.title"), robots: { index: false } };
}

export default async function LeaderboardPage({ searchParams }: Props) {
  const wanted = (await searchParams).quarter;
  const { quarter, quarters, rows } = await shown(
    leaderboard(await currentContext(), typeof wanted === "string" ? wanted : undefined),
  );
  const { t, href, format } = await intl("ambassadors");
  const nameOf = (each: string) => {
    const { from, until } = quarterSpan(each)!;
    const last = new Date(until.getTime() - 1);
    return format.dateTimeRange(from, last, { month: "short", year: "numeric", timeZone: "UTC" });
  };
  return (
    <Page>
      <PageTags subjects={["person:*", "question:*"]} maxAgeSeconds={900} />
      <PageHeader
        title={t("leaderboard.title")}
        above={<TextLink href={href("/ambassadors")}>{t("title")}</TextLink>}
      >
        {t("leaderboard.lead")}
      </PageHeader>
      <Tabs
        label={t("leaderboard.quarters")}
        tabs={quarters.map((each) => ({
          href: href(`/ambassadors/leaderboard?quarter=${each}`),
          label: nameOf(each),
          current: each === quarter,
        }))}
      />
      {rows.length === 0 ? (
        <EmptyState icon="ambassador" title={t("leaderboard.none")} />
      ) : (
        <Records
          caption={`${t("leaderboard.title")}, ${nameOf(quarter)}`}
          className="border-t-0!"
          columns={[
            { label: t("leaderboard.name") },
            { label: t("leaderboard.place"), numeric: true },
            { label: t("leaderboard.points"), numeric: true },
            { label: t("leaderboard.solved"), numeric: true },
            { label: t("leaderboard.rate"), numeric: true },
            { label: t("leaderboard.worked"), numeric: true },
          ]}
          rows={rows.map((row) => ({
            key: row.person.id,
            cells: [
              <PersonMark key="person" person={{ ...row.person, mark: null }} avatar={24} />,
              format.number(row.place),
              format.number(row.points),
              format.number(row.solved),
              row.answered > 0
                ? format.number(Math.min(1, row.solved / row.answered), {
                    style: "percent",
                    maximumFractionDigits: 0,
                  })
                : "–",
              format.number(row.worked),
            ],
          }))}
        />
      )}
      <Section title={t("formula.title")} className="mt-10">
        <ul className="list-disc space-y-1 ps-5 text-sm text-muted">
          <li>{t("formula.accepted", { points: WORTH.accepted, provisional: WORTH.provisional })}</li>
          <li>{t("formula.worked", { points: WORTH.worked, most: WORKED_MOST })}</li>
          <li>{t("formula.article", { points: WORTH.article })}</li>
          <li>{t("formula.rating")}</li>
          <li>{t("formula.contested", { points: -WORTH.contested })}</li>
          <li>{t("formula.pair", { most: PAIR_MOST })}</li>
          <li>{t("formula.day", { most: DAY_MOST })}</li>
        </ul>
      </Section>
    </Page>
  );
}
