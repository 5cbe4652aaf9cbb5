import { When } from "@/components/site/when";
import { Section } from "@/components/ui/layout";
import { List, Row } from "@/components/ui/list";
import { intl } from "@/lib/http/intl";
import { withQuery } from "@/lib/http/query";

export type FoundByView = {
  taught: { number: number; slug: string; title: string }[];
  taughtCount: number;
  searched: { query: string; times: number; solved: number; lastAt: Date }[];
  searchedCount: number;
  passedOver: { query: string; times: number }[];
};

/** In whose words something is found: the questions that taught it, the searches that opened it, those that passed it by. */
export async function FoundByLists({ found }: { found: FoundByView }) {
  const { t, href } = await intl("tuning");
  const search = (q: string) => href(withQuery("/search", { q }));
  return (
    <div className="space-y-8">
      <Section title={t("words.taught", { count: found.taughtCount })}>
        {found.taught.length === 0 ? (
          <p className="text-muted">{t("words.noneTaught")}</p>
        ) : (
          <List label={t("words.taught", { count: found.taughtCount })}>
            {found.taught.map(({ number, slug, title }) => (
              <Row key={number} href={href(`/questions/${number}/${slug}`)} title={title} />
            ))}
          </List>
        )}
      </Section>
      <Section title={t("words.searched", { count: found.searchedCount })}>
        {found.searched.length === 0 ? (
          <p className="text-muted">{t("words.noneSearched")}</p>
        ) : (
          <List label={t("words.searched", { count: found.searchedCount })}>
            {found.searched.map(({ query, times, solved, lastAt }) => (
              <Row
                key={query}
                href={search(query)}
                visited={false}
                title={query}
                meta={
                  <>
                    <span>{t("searches.people", { count: times })}</span>
                    {solved > 0 && <span>{t("words.solved", { count: solved })}</span>}
                    <When at={lastAt} />
                  </>
                }
              />
            ))}
          </List>
        )}
      </Section>
      {found.passedOver.length > 0 && (
        <Section title={t("words.passedOver")}>
          <List label={t("words.passedOver")}>
            {found.passedOver.map(({ query, times }) => (
              <Row
                key={query}
                href={search(query)}
                visited={false}
                title={query}
                meta={<span>{t("searches.people", { count: times })}</span>}
              />
            ))}
          </List>
        </Section>
      )}
    </div>
  );
}
