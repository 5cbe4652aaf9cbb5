import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ProgrammeTabs } from "@/components/ambassadors/programme-tabs";
import { EmptyState } from "@/components/ui/empty-state";
import { Page, PageHeader } from "@/components/ui/layout";
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
        <Table caption={t("coverage.caption")}>
          <thead>
            <tr>
              <Th>{t("coverage.topic")}</Th>
              <Th numeric>{t("coverage.people")}</Th>
              <Th numeric>{t("coverage.uncovered")}</Th>
              <Th numeric>{t("coverage.asked")}</Th>
              <Th numeric>{t("coverage.askedUncovered")}</Th>
              <Th>{t("coverage.hours")}</Th>
            </tr>
          </thead>
          <tbody>
            {topics.map((topic) => (
              <tr key={topic.id}>
                <Td>
                  <bdi>{topic.parent ? `${topic.parent} › ${topic.name}` : topic.name}</bdi>
                </Td>
                <Td numeric>{topic.people === 0 ? t("coverage.none") : format.number(topic.people)}</Td>
                <Td numeric>{t("coverage.ofWeek", { count: topic.uncovered })}</Td>
                <Td numeric>{format.number(topic.askedInAll)}</Td>
                <Td numeric>{format.number(topic.askedUncovered)}</Td>
                <Td>
                  <TextLink
                    className="whitespace-nowrap"
                    href={href(`/programme/coverage?topic=${topic.id}`)}
                    aria-label={`${t("coverage.show")}: ${topic.name}`}
                  >
                    {t("coverage.show")}
                  </TextLink>
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Page>
  );
}

const days = ["0", "1", "2", "3", "4", "5", "6"] as const;

/** One topic, day by hour; each cell is a number or a sign, and needs no colour to be read. */
async function Hours({ topic }: { topic: TopicCoverage }) {
  const { t } = await intl("programme");
  return (
    <div className="mb-8">
      <Table
        caption={t("coverage.hourCaption", { topic: topic.name })}
        captionHidden={false}
        className="relative"
      >
        <thead>
          <tr>
            <Th>{t("coverage.day")}</Th>
            {Array.from({ length: 24 }, (_, hour) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: an hour is its number.
              <Th key={hour} numeric className="px-1.5!">
                {String(hour).padStart(2, "0")}
              </Th>
            ))}
          </tr>
        </thead>
        <tbody>
          {days.map((day, at) => (
            <tr key={day}>
              <th scope="row" className="border-t border-line py-2 pe-3 text-start font-medium">
                {t(`coverage.days.${day}`)}
              </th>
              {Array.from({ length: 24 }, (_, hour) => {
                const count = topic.hours[at * 24 + hour]!;
                const asked = topic.asked[at * 24 + hour]!;
                return (
                  <Td
                    // biome-ignore lint/suspicious/noArrayIndexKey: an hour is its number.
                    key={hour}
                    numeric
                    className={count === 0 ? "bg-sunken px-1.5! font-semibold text-danger" : "px-1.5!"}
                  >
                    {count === 0 ? <span aria-hidden="true">×</span> : count}
                    {count === 0 && <VisuallyHidden>{t("coverage.none")}</VisuallyHidden>}
                    {asked > 0 && <span className="font-normal text-faint">+{asked}</span>}
                  </Td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </Table>
      <p className="mt-2 text-sm text-muted">{t("coverage.legend")}</p>
    </div>
  );
}
