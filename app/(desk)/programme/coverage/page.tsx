import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ProgrammeTabs } from "@/components/ambassadors/programme-tabs";
import { EmptyState } from "@/components/ui/empty-state";
import { Page, PageHeader } from "@/components/ui/layout";
import { Records } from "@/components/ui/records";
import { Table, Td, Th } from "@/components/ui/table";
import { TextLink, VisuallyHidden } from "@/components/ui/text";
import { coverageMap, type TopicCoverage } from "@/lib/ambassadors/queries/coverage-map";
import { intl } from "@/lib/http/intl";
import { shown } from "@/lib/http/page";
import { currentContext } from "@/lib/http/session";

type Props = { searchParams: Promise<{ topic?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl("programme");
  return { title: t("tabs.coverage"), robots: { index: false } };
}

export default async function CoveragePage({ searchParams }: Props) {
  const { topics, timeZone } = await shown(coverageMap(await currentContext()));
  const wanted = (await searchParams).topic;
  const chosen = wanted === undefined ? undefined : topics.find((topic) => String(topic.id) === wanted);
  if (wanted !== undefined && !chosen) notFound();
  const { t, href, format } = await intl("programme");
  return (
    <Page>
      <PageHeader title={t("title")}>
        {t("coverage.lead", { zone: timeZone.replaceAll("_", " ") })}
      </PageHeader>
      <ProgrammeTabs current="coverage" />
      {chosen && <Hours topic={chosen} />}
      {topics.length === 0 ? (
        <EmptyState icon="topic" title={t("coverage.noTopics")} />
      ) : (
        <Records
          caption={t("coverage.caption")}
          className="border-t-0!"
          columns={[
            { label: t("coverage.topic") },
            { label: t("coverage.people"), numeric: true },
            { label: t("coverage.uncovered"), numeric: true },
            { label: t("coverage.asked"), numeric: true },
            { label: t("coverage.askedUncovered"), numeric: true },
            { label: t("coverage.hours") },
          ]}
          rows={topics.map((topic) => ({
            key: topic.id,
            cells: [
              <bdi key="topic">{topic.parent ? `${topic.parent} › ${topic.name}` : topic.name}</bdi>,
              topic.people === 0 ? t("coverage.none") : format.number(topic.people),
              t("coverage.ofWeek", { count: topic.uncovered }),
              format.number(topic.askedInAll),
              format.number(topic.askedUncovered),
              <TextLink
                key="hours"
                className="whitespace-nowrap"
                href={href(`/programme/coverage?topic=${topic.id}`)}
                aria-label={`${t("coverage.show")}: ${topic.name}`}
              >
                {t("coverage.show")}
              </TextLink>,
            ],
          }))}
        />
      )}
    </Page>
  );
}

const days = [0, 1, 2, 3, 4, 5, 6];
/** A Monday, whose week lends its days their names. */
const MONDAY = Date.UTC(2024, 0, 1);

/** One topic, hour by day; each cell is a number or a sign, and needs no colour to be read. */
async function Hours({ topic }: { topic: TopicCoverage }) {
  const { t, format } = await intl("programme");
  const dayName = (day: number) =>
    format.dateTime(new Date(MONDAY + day * 86_400_000), { weekday: "short", timeZone: "UTC" });
  return (
    <div className="mb-8 max-w-read">
      <Table
        caption={t("coverage.hourCaption", { topic: topic.name })}
        captionHidden={false}
        className="relative border-t-0"
      >
        <thead>
          <tr>
            <Th>{t("coverage.hour")}</Th>
            {days.map((day) => (
              <Th key={day} numeric className="px-1!">
                {dayName(day)}
              </Th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: 24 }, (_, hour) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: an hour is its number.
            <tr key={hour}>
              <th
                scope="row"
                className="border-t border-line py-1 pe-2 text-start font-normal text-muted tabular-nums"
              >
                {String(hour).padStart(2, "0")}:00
              </th>
              {days.map((day) => (
                <Hour key={day} count={topic.hours[day * 24 + hour]!} asked={topic.asked[day * 24 + hour]!} />
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
      <p className="mt-2 text-sm text-muted">{t("coverage.legend")}</p>
    </div>
  );
}

async function Hour({ count, asked }: { count: number; asked: number }) {
  const { t } = await intl("programme");
  return (
    <Td numeric className={count === 0 ? "bg-sunken px-1! py-1! font-semibold text-danger" : "px-1! py-1!"}>
      {count === 0 ? <span aria-hidden="true">×</span> : count}
      {count === 0 && <VisuallyHidden>{t("coverage.none")}</VisuallyHidden>}
      {asked > 0 && <span className="font-normal text-faint">+{asked}</span>}
    </Td>
  );
}
