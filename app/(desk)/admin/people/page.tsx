import type { Metadata } from "next";
import { Paging } from "@/components/site/paging";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Page, PageHeader } from "@/components/ui/layout";
import { List, Row } from "@/components/ui/list";
import { Tabs } from "@/components/ui/tabs";
import { intl } from "@/lib/http/intl";
import { shown } from "@/lib/http/page";
import { currentContext } from "@/lib/http/session";
import { type PeopleFilter, peopleFilters, peopleList } from "@/lib/people/queries/people-list";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function PeoplePage({ searchParams }: Props) {
  const given = await searchParams;
  const words = typeof given.q === "string" ? given.q : "";
  const filter = peopleFilters.find((known) => known === given.show) ?? "all";
  const page = typeof given.page === "string" && /^[1-9]\d{0,3}$/.test(given.page) ? Number(given.page) : 1;
  const { people, total, pages } = await shown(peopleList(await currentContext(), { words, filter, page }));
  const { t, href, format } = await intl("people");
  const address = (show: PeopleFilter, at = 1) =>
    `/admin/people?${new URLSearchParams({ ...(words && { q: words }), ...(show !== "all" && { show }), ...(at > 1 && { page: String(at) }) })}`;

  return (
    <Page>
      <PageHeader title={t("title")}>{t("lead")}</PageHeader>
      <form action={href("/admin/people")} className="mb-4 flex max-w-lg items-end gap-2">
        <Field name="q" label={t("searchLabel")} className="flex-1" id="people-search">
          <Input type="search" icon="search" defaultValue={words} />
        </Field>
        {filter !== "all" && <input type="hidden" name="show" value={filter} />}
        <Button type="submit">{t("search")}</Button>
      </form>
      <Tabs
        label={t("filter")}
        tabs={peopleFilters.map((show) => ({
          href: href(address(show)),
          label: t(`filters.${show}`),
          current: show === filter,
        }))}
      />
      <p className="my-3 text-sm text-muted">{t("found", { count: total })}</p>
      {people.length === 0 ? (
        <EmptyState icon="people" title={t("none")} />
      ) : (
        <List label={t("list")}>
          {people.map((person) => (
            <Row
              key={person.id}
              level={2}
              href={href(`/admin/people/${person.handle}`)}
              visited={false}
              lead={<Avatar name={person.name} seed={person.id} size={32} />}
              title={person.name}
              meta={
                <>
                  {person.role !== "customer" && (
                    <Chip icon="staff" tone="staff" plain>
                      {t(`roles.${person.role}`)}
                    </Chip>
                  )}
                  {person.isAmbassador && (
                    <Chip icon="ambassador" tone="ambassador" plain>
                      {t("ambassador")}
                    </Chip>
                  )}
                  {person.state !== "active" && (
                    <Chip icon="stop" tone={person.state === "suspended" ? "danger" : "neutral"} plain>
                      {t(`states.${person.state}`)}
                    </Chip>
                  )}
                  <span dir="ltr">{person.email ?? t("noEmail")}</span>
                  <span>{format.dateTime(person.joinedAt, { dateStyle: "medium" })}</span>
                </>
              }
            />
          ))}
        </List>
      )}
      {pages > 1 && <Paging page={page} pages={pages} hrefFor={(at) => address(filter, at)} />}
    </Page>
  );
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl("people");
  return { title: t("title"), robots: { index: false } };
}
