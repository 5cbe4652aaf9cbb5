import { ImpactChart } from "@/components/curation/impact-chart";
import { Section } from "@/components/ui/layout";
import { Table, Td, Th } from "@/components/ui/table";
import { type ArticleImpact, mostWeeks } from "@/lib/curation/queries/article-impact";
import { weeksBefore } from "@/lib/curation/rules/impact";
import { intl } from "@/lib/http/intl";

const weekMs = 7 * 86_400_000;

/** Questions of its groups before and after publication: the verdict in a sentence, the curve, and the same as a table. */
export async function Curve({ found }: { found: ArticleImpact }) {
  const { t, format } = await intl("freshness");
  const { impact, publishedAt } = found;
  if (found.weeks.length === 0) return <p className="max-w-prose text-muted">{t("impact.noGroup")}</p>;
  const from = +publishedAt - (weeksBefore + 1) * weekMs;
  const weeks = found.weeks.filter((week) => +week.from >= from);
  const number = (value: number) => format.number(value, { maximumSignificantDigits: 2 });
  const rate = impact.rate ?? { ratio: 0, low: 0, high: 0 };
  const perWeek = ({ count, weeks }: { count: number; weeks: number }) =>
    t("impact.perWeek", { rate: number(weeks > 0 ? count / weeks : 0) });
  const words = { before: perWeek(impact.before), after: perWeek(impact.after) };
  return (
    <Section title={t("impact.curve")}>
      <p className="max-w-prose font-medium">
        {t(`impact.verdict.${impact.verdict}`, {
          ratio: bounded(rate.ratio, number),
          low: number(rate.low),
          high: bounded(rate.high, number),
        })}
      </p>
      <p className="mt-1 mb-4 max-w-prose text-sm text-muted">{t("impact.rateHow", { weeks: mostWeeks })}</p>
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <ImpactChart
          weeks={weeks}
          publishedAt={publishedAt}
          before={impact.before}
          after={impact.after}
          label={t("impact.chart", words)}
          publication={t("impact.publication")}
        />
        <Weeks weeks={weeks} publishedAt={publishedAt} words={words} />
      </div>
    </Section>
  );
}

const bounded = (value: number, number: (value: number) => string) =>
  Number.isFinite(value) ? number(value) : "∞";

type WeeksProps = {
  weeks: ArticleImpact["weeks"];
  publishedAt: Date;
  words: { before: string; after: string };
};

async function Weeks({ weeks, publishedAt, words }: WeeksProps) {
  const { t, format } = await intl("freshness");
  const sideOf = (from: Date) => {
    if (+from >= +publishedAt) return t("impact.after");
    return +from + weekMs <= +publishedAt ? t("impact.before") : t("impact.atPublication");
  };
  return (
    <div>
      <p className="mb-2 text-sm">
        {t("impact.before")}: {words.before} · {t("impact.after")}: {words.after}
      </p>
      <div className="max-h-72 overflow-y-auto">
        <Table caption={t("impact.curve")}>
          <thead>
            <tr>
              <Th>{t("impact.week")}</Th>
              <Th numeric>{t("impact.questions")}</Th>
              <Th>
                <span className="sr-only">
                  {t("impact.before")} / {t("impact.after")}
                </span>
              </Th>
            </tr>
          </thead>
          <tbody>
            {[...weeks].reverse().map(({ from, count }) => (
              <tr key={from.toISOString()}>
                <Td>{format.dateTime(from, { dateStyle: "medium" })}</Td>
                <Td numeric>{format.number(count)}</Td>
                <Td className="text-muted">{sideOf(from)}</Td>
              </tr>
            ))}
          </tbody>
        </Table>
      </div>
    </div>
  );
}
