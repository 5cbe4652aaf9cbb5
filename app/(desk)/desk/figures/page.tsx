import type { Metadata } from "next";
import { FigureCard } from "@/components/desk/figure-card";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Button } from "@/components/ui/button";
import { Page, PageHeader, Section, Toolbar } from "@/components/ui/layout";
import { Records } from "@/components/ui/records";
import { type Figures, figures, type PersonFigures } from "@/lib/desk/queries/figures";
import { intl } from "@/lib/http/intl";
import { shown } from "@/lib/http/page";
import { currentContext } from "@/lib/http/session";
import { monthName } from "./month-name";

type Props = { searchParams: Promise<{ month?: string | string[] }> };

export default async function FiguresPage({ searchParams }: Props) {
  const { month } = await searchParams;
  const found = await shown(figures(await currentContext(), typeof month === "string" ? month : undefined));
  const { t, href, format } = await intl("desk");
  return (
    <Page>
      <PageHeader
        above={
          <Breadcrumbs label={t("backToDesk")} items={[{ href: href("/desk"), label: t("backToDesk") }]} />
        }
        title={t("figures.title")}
      >
        {t("figures.lead")}
      </PageHeader>
      <Toolbar label={t("figures.month")}>
        <Button size="sm" icon="back" href={href(`/desk/figures?month=${found.previous}`)}>
          {t("figures.previous")}
        </Button>
        <strong>{monthName(found.month, format)}</strong>
        {found.next && (
          <Button size="sm" iconEnd="forward" href={href(`/desk/figures?month=${found.next}`)}>
            {t("figures.next")}
          </Button>
        )}
      </Toolbar>
      <div className="mt-4 grid gap-4 md:grid-cols-2">
        <Cards found={found} />
      </div>
      {found.people && <People people={found.people} />}
    </Page>
  );
}

async function Cards({ found }: { found: Figures }) {
  const { t, href, format } = await intl("desk");
  const { promises, firstReply, askedTwice, survey } = found;
  const due = promises.kept + promises.missed;
  const short = (value: number | null) =>
    value === null ? t("figures.none") : format.number(Number(value), { maximumFractionDigits: 1 });
  const rowsOf = (name: string) => ({
    href: href(`/desk/figures/${name}?month=${found.month}`),
    label: t("figures.rows"),
  });
  return (
    <>
      <FigureCard
        title={t("figures.promises.title")}
        value={due ? t("figures.promises.value", { share: promises.kept / due }) : t("figures.none")}
        facts={t("figures.promises.facts", promises)}
        how={t("figures.promises.how")}
        rows={rowsOf("promises")}
      />
      <FigureCard
        title={t("figures.firstReply.title")}
        value={
          firstReply.median === null
            ? t("figures.none")
            : t("figures.firstReply.value", { median: firstReply.median })
        }
        facts={t("figures.firstReply.facts", {
          cases: firstReply.cases,
          waiting: firstReply.waiting,
          slow: short(firstReply.slow),
        })}
        how={t("figures.firstReply.how")}
        rows={rowsOf("first-reply")}
      />
      <FigureCard
        title={t("figures.askedTwice.title")}
        value={t("figures.askedTwice.value", { count: askedTwice.sentAnyway + askedTwice.saidByAskers })}
        facts={t("figures.askedTwice.facts", askedTwice)}
        how={t("figures.askedTwice.how")}
        rows={rowsOf("asked-twice")}
      />
      <FigureCard
        title={t("figures.satisfaction.title")}
        value={
          survey.satisfaction === null
            ? t("figures.none")
            : t("figures.satisfaction.value", { satisfaction: Number(survey.satisfaction) })
        }
        facts={t("figures.satisfaction.facts", {
          asked: survey.asked,
          answered: survey.answered,
          content: survey.content,
          low: survey.low,
          ease: short(survey.ease),
        })}
        how={t("figures.satisfaction.how")}
        rows={rowsOf("satisfaction")}
      />
    </>
  );
}

const counted = ["kept", "missed", "sentAnyway", "saidByAskers", "answered"] as const;

async function People({ people }: { people: PersonFigures[] }) {
  const { t, format } = await intl("desk");
  return (
    <Section title={t("figures.people.title")} className="mt-8">
      <p className="mb-3 max-w-read text-sm text-muted">{t("figures.people.how")}</p>
      <Records
        caption={t("figures.people.title")}
        columns={[
          { label: t("figures.people.name") },
          ...counted.map((key) => ({ label: t(`figures.people.${key}`), numeric: true })),
          { label: t("figures.people.satisfaction"), numeric: true },
        ]}
        rows={people.map((person) => ({
          key: person.name,
          cells: [
            <bdi key="name">{person.name}</bdi>,
            ...counted.map((key) => format.number(person[key])),
            person.satisfaction === null
              ? t("figures.none")
              : format.number(person.satisfaction, { maximumFractionDigits: 1 }),
          ],
        }))}
      />
    </Section>
  );
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl("desk");
  return { title: t("figures.title"), robots: { index: false } };
}
