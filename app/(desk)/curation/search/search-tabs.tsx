import { Tabs } from "@/components/ui/tabs";
import { intl } from "@/lib/http/intl";

const views = [
  { key: "searches", path: "/curation/search" },
  { key: "synonyms", path: "/curation/search/synonyms" },
  { key: "bets", path: "/curation/search/best-bets" },
  { key: "try", path: "/curation/search/try" },
  { key: "engine", path: "/curation/search/engine" },
] as const;

export type SearchView = (typeof views)[number]["key"];

/** The way between the pages on which the search is looked after. */
export async function SearchTabs({ view }: { view: SearchView }) {
  const { t, href } = await intl("tuning");
  return (
    <Tabs
      label={t("tabs.label")}
      className="mb-5"
      tabs={views.map(({ key, path }) => ({
        href: href(path),
        label: t(`tabs.${key}`),
        current: key === view,
      }))}
    />
  );
}
