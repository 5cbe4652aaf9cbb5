import type { Metadata } from "next";
import { PersonMark } from "@/components/community/person-mark";
import { TopicLink } from "@/components/community/topic-link";
import { EmptyState } from "@/components/ui/empty-state";
import { Page, PageHeader, Section } from "@/components/ui/layout";
import { List, Meta } from "@/components/ui/list";
import { intl } from "@/lib/http/intl";
import { publicMetadata } from "@/lib/http/metadata";
import { PageTags } from "@/lib/http/page-tags";
import { currentContext } from "@/lib/http/session";
import { directory } from "@/lib/people/queries/directory";

export async function generateMetadata(): Promise<Metadata> {
  const { t, locale } = await intl("knowledge");
  return publicMetadata({
    title: t("people.title"),
    description: t("people.lead"),
    path: "/people",
    locale,
  });
}

/** Appointments begin and end by the clock, which no change announces. */
const maxAgeSeconds = 600;

export default async function PeoplePage() {
  const { ambassadors, staff } = await directory(await currentContext());
  const { t, format } = await intl("knowledge");
  return (
    <Page>
      <PageTags subjects={["person:*", "topic:*"]} maxAgeSeconds={maxAgeSeconds} />
      <PageHeader title={t("people.title")}>{t("people.lead")}</PageHeader>
      <div className="max-w-[52rem] space-y-10">
        <Section title={t("people.ambassadors")}>
          {ambassadors.length === 0 ? (
            <EmptyState icon="ambassador" title={t("people.noAmbassadors")} level={3} />
          ) : (
            <List>
              {ambassadors.map((person) => (
                <li key={person.id} className="py-3">
                  <PersonMark person={{ ...person, mark: "ambassador" }} avatar={32} />
                  {person.about && (
                    <p className="mt-1 line-clamp-2 text-sm text-muted" dir="auto">
                      {person.about}
                    </p>
                  )}
                  <Meta className="mt-1">
                    {person.topics.map((topic) => (
                      <TopicLink key={topic.slug} topic={topic} />
                    ))}
                    <span>{t("topics.accepted", { count: person.accepted })}</span>
                    <span>
                      {t("people.since", {
                        date: format.dateTime(person.since, { year: "numeric", month: "short" }),
                      })}
                    </span>
                  </Meta>
                </li>
              ))}
            </List>
          )}
        </Section>
        <Section title={t("people.staff")}>
          {staff.length === 0 ? (
            <EmptyState icon="staff" title={t("people.noStaff")} level={3} />
          ) : (
            <List>
              {staff.map((person) => (
                <li key={person.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2.5">
                  <PersonMark person={{ ...person, mark: "staff" }} avatar={32} />
                  <Meta>
                    <span>{t(`people.${person.role}`)}</span>
                    {person.teams.length > 0 && <span dir="auto">{format.list(person.teams)}</span>}
                  </Meta>
                </li>
              ))}
            </List>
          )}
        </Section>
      </div>
    </Page>
  );
}
