import type { Metadata } from "next";
import { PersonMark } from "@/components/community/person-mark";
import { TopicLink } from "@/components/community/topic-link";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon, type IconName } from "@/components/ui/icon";
import { Page, PageHeader, Section } from "@/components/ui/layout";
import { List, Meta } from "@/components/ui/list";
import { TextLink } from "@/components/ui/text";
import { intl } from "@/lib/http/intl";
import { publicMetadata } from "@/lib/http/metadata";
import { PageTags } from "@/lib/http/page-tags";
import { currentContext } from "@/lib/http/session";
import { languageNames } from "@/lib/i18n/language-name";
import { directory } from "@/lib/people/queries/directory";

const powers = {
  mark: "ambassador",
  claim: "hand",
  info: "needsInfo",
  duplicate: "duplicate",
  certify: "staff",
  accept: "accept",
  edit: "edit",
  hide: "hide",
} as const satisfies Record<string, IconName>;
const steps = ["ask", "quiz", "decide", "work"] as const;
const limits = ["private", "staff", "ever"] as const;

/** Appointments begin and end by the clock, which no change announces. */
const maxAgeSeconds = 600;

export async function generateMetadata(): Promise<Metadata> {
  const { t, locale } = await intl("ambassadors");
  return publicMetadata({ title: t("title"), description: t("lead"), path: "/ambassadors", locale });
}

export default async function AmbassadorsPage() {
  const { ambassadors } = await directory(await currentContext());
  const { t, href, format, locale } = await intl("ambassadors");
  return (
    <Page>
      <PageTags subjects={["person:*", "topic:*"]} maxAgeSeconds={maxAgeSeconds} />
      <PageHeader
        title={t("title")}
        actions={
          <Button href={href("/ambassadors/apply")} variant="primary" icon="ambassador" rel="nofollow">
            {t("apply")}
          </Button>
        }
      >
        {t("lead")}
      </PageHeader>
      <div className="max-w-[52rem] space-y-10">
        <Section title={t("may.title")}>
          <p className="mb-3 text-muted">{t("may.lead")}</p>
          <ul className="space-y-2">
            {Object.entries(powers).map(([power, icon]) => (
              <li key={power} className="flex items-start gap-2.5">
                <Icon name={icon} className="mt-1 text-ambassador" />
                <span>{t(`may.${power as keyof typeof powers}`)}</span>
              </li>
            ))}
          </ul>
        </Section>
        <Section title={t("mayNot.title")}>
          <ul className="list-disc space-y-1.5 ps-5 text-muted">
            {limits.map((limit) => (
              <li key={limit}>{t(`mayNot.${limit}`)}</li>
            ))}
          </ul>
        </Section>
        <Section title={t("how.title")}>
          <ol className="list-decimal space-y-1.5 ps-5">
            {steps.map((step) => (
              <li key={step}>{t(`how.${step}`)}</li>
            ))}
          </ol>
        </Section>
        <Section
          title={t("directory.title")}
          actions={<TextLink href={href("/ambassadors/leaderboard")}>{t("board")}</TextLink>}
        >
          {ambassadors.length === 0 ? (
            <EmptyState icon="ambassador" title={t("directory.none")} level={3} />
          ) : (
            <List>
              {ambassadors.map((person) => (
                <li key={person.id} className="py-3">
                  <PersonMark person={{ ...person, mark: "ambassador" }} avatar={32} />
                  <Meta className="mt-1">
                    {person.topics.map((topic) => (
                      <TopicLink key={topic.slug} topic={topic} />
                    ))}
                    <span>
                      {t("directory.languages", {
                        list: format.list(languageNames(person.languages, locale)),
                      })}
                    </span>
                    <span>{t("directory.solved", { count: person.accepted })}</span>
                    <span>
                      {t("directory.since", {
                        date: format.dateTime(person.since, { year: "numeric", month: "short" }),
                      })}
                    </span>
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
