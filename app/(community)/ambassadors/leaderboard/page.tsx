import type { Metadata } from "next";
import { PersonMark } from "@/components/community/person-mark";
import { EmptyState } from "@/components/ui/empty-state";
import { Page, PageHeader, Section } from "@/components/ui/layout";
import { Table, Td, Th } from "@/components/ui/table";
import { Tabs } from "@/components/ui/tabs";
import { TextLink } from "@/components/ui/text";
import { leaderboard } from "@/lib/ambassadors/queries/leaderboard";
import { DAY_MOST, PAIR_MOST, WORKED_MOST, WORTH } from "@/lib/ambassadors/rules/standing";
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
  const nameOf = (each: string) =>
    t("leaderboard.quarter", {
      quarter: t(`leaderboard.q${each.at(-1) as "1" | "2" | "3" | "4"}`),
      year: each.slice(0, 4),
    });
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
        <Table caption={`${t("leaderboard.title")}, ${nameOf(quarter)}`} className="border-t-0!">
          <thead>
            <tr>
              <Th numeric>{t("leaderboard.place")}</Th>
              <Th>{t("leaderboard.name")}</Th>
              <Th numeric>{t("leaderboard.points")}</Th>
              <Th numeric>{t("leaderboard.solved")}</Th>
              <Th numeric>{t("leaderboard.rate")}</Th>
              <Th numeric>{t("leaderboard.worked")}</Th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.person.id}>
                <Td numeric>{format.number(row.place)}</Td>
                <Td>
                  <PersonMark person={{ ...row.person, mark: null }} avatar={24} />
                </Td>
                <Td numeric>{format.number(row.points)}</Td>
                <Td numeric>{format.number(row.solved)}</Td>
                <Td numeric>
                  {row.answered > 0
                    ? format.number(Math.min(1, row.solved / row.answered), {
                        style: "percent",
                        maximumFractionDigits: 0,
                      })
                    : "–"}
                </Td>
                <Td numeric>{format.number(row.worked)}</Td>
              </tr>
            ))}
          </tbody>
        </Table>
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
