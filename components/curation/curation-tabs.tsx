import { Tabs } from "@/components/ui/tabs";
import { intl } from "@/lib/http/intl";
import { currentContext } from "@/lib/http/session";
import { type Action, can } from "@/lib/policy";

type Place = { key: string; path: string; needs: Action; also?: string };

/** The rooms of curation, in their order. `also` begins the other addresses that belong to the same room. */
const places = [
  { key: "repeats", path: "/curation", needs: "repeats.read", also: "/curation/groups" },
  {
    key: "articles",
    path: "/curation/articles",
    needs: "article.write",
    also: "/curation/articles",
  },
  { key: "snippets", path: "/curation/snippets", needs: "article.write", also: "/curation/snippets" },
  { key: "work", path: "/curation/work", needs: "repeats.read" },
  { key: "gaps", path: "/curation/gaps", needs: "search.tune", also: "/curation/gaps" },
  { key: "impact", path: "/curation/impact", needs: "repeats.read" },
  { key: "search", path: "/curation/search", needs: "search.tune", also: "/curation/search" },
] as const satisfies Place[];

/** The way between the rooms of curation: those doors that are open to this person. */
export async function CurationTabs() {
  const { t, href, path } = await intl("repeats");
  const { actor } = await currentContext();
  const here = path.split("?")[0]!;
  const open = (places as readonly (Place & { key: (typeof places)[number]["key"] })[]).filter(({ needs }) =>
    can(actor, needs),
  );
  if (open.length === 0) return null;
  return (
    <div className="mx-auto w-full max-w-page px-4 pt-2 sm:px-6">
      <Tabs
        label={t("tabs.label")}
        tabs={open.map((place) => ({
          href: href(place.path),
          label: t(`tabs.${place.key}`),
          current: isHere(here, place),
        }))}
      />
    </div>
  );
}

const isHere = (here: string, { path, also }: Place) =>
  here === path || (also !== undefined && (here === also || here.startsWith(`${also}/`)));
