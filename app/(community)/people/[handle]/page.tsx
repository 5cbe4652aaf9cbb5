import type { Metadata } from "next";
import { notFound, permanentRedirect } from "next/navigation";
import { QuestionRow } from "@/components/community/question-row";
import { When } from "@/components/site/when";
import { Avatar } from "@/components/ui/avatar";
import { Chip } from "@/components/ui/chip";
import { EmptyState } from "@/components/ui/empty-state";
import { Page, PageHeader, Section, SideRail } from "@/components/ui/layout";
import { Facts, List, Row } from "@/components/ui/list";
import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/text";
import { type Standing, standingOf } from "@/lib/ambassadors/queries/standing-of";
import { intl } from "@/lib/http/intl";
import { shown } from "@/lib/http/page";
import { PageTags } from "@/lib/http/page-tags";
import { perRequest } from "@/lib/http/per-request";
import { currentContext } from "@/lib/http/session";
import { type Profile, profile } from "@/lib/people/queries/profile";
import { can } from "@/lib/policy";

type Props = { params: Promise<{ handle: string }> };

const profileOf = perRequest(async (handle: string) => shown(profile(await currentContext(), handle)));

export default async function ProfilePage({ params }: Props) {
  const { handle } = await params;
  if (!/^[\w.-]{1,60}$/.test(handle)) notFound();
  const person = await profileOf(handle);
  const { t, href, format } = await intl("account");
  if (person.handle !== handle) permanentRedirect(href(`/people/${person.handle}`));
  const { actor } = await currentContext();
  const standing = await standingOf(await currentContext(), person.id);
  const isOwn = actor.kind === "person" && actor.id === person.id;

  const { t: ambassadors } = await intl("ambassadors");
  const standingFacts = ({ points, rating, articles }: Standing) => [
    { term: ambassadors("profile.standing"), value: format.number(points) },
    ...(rating
      ? [
          {
            term: ambassadors("profile.rating"),
            value: ambassadors("profile.ratingOf", {
              average: format.number(rating.average, { minimumFractionDigits: 1 }),
              count: rating.count,
            }),
          },
        ]
      : []),
    ...(articles > 0 ? [{ term: ambassadors("profile.articles"), value: format.number(articles) }] : []),
  ];
  return (
    <Page>
      <PageTags subjects={[`person:${person.id}`, "question:*"]} />
      <PageHeader
        title={
          <span className="inline-flex items-center gap-3">
            <Avatar name={person.name} seed={person.id} size={40} />
            <bdi>{person.name}</bdi>
          </span>
        }
        meta={<Marks person={person} />}
        actions={
          can(actor, "people.manage") && (
            <TextLink href={href(`/admin/people/${person.handle}`)}>{t("profile.manage")}</TextLink>
          )
        }
      >
        {person.about && <span dir="auto">{person.about}</span>}
      </PageHeader>
      {person.state === "suspended" && <Notice tone="warning">{t("profile.suspended")}</Notice>}
      {person.state === "staged" && <Notice>{t("profile.staged")}</Notice>}
      {isOwn && (
        <p className="mb-4 text-sm text-muted">
          {t("profile.own")} <TextLink href={href("/settings")}>{t("profile.edit")}</TextLink>
        </p>
      )}
      <SideRail
        railLabel={t("profile.facts")}
        rail={
          <Facts
            items={[
              {
                term: t("profile.accepted"),
                value: t("profile.acceptedOf", {
                  accepted: person.counts.accepted,
                  answers: person.counts.answers,
                }),
              },
              { term: t("profile.worked"), value: format.number(person.counts.worked) },
              ...(standing ? standingFacts(standing) : []),
              { term: t("profile.questionsCount"), value: format.number(person.counts.questions) },
              {
                term: t("profile.joined"),
                value: format.dateTime(person.joinedAt, { year: "numeric", month: "long" }),
              },
            ]}
          />
        }
      >
        <Section title={t("profile.answers")}>
          {person.answers.length === 0 ? (
            <EmptyState icon="answer" title={t(isOwn ? "profile.ownEmptyAnswers" : "profile.noAnswers")} />
          ) : (
            <List>
              {person.answers.map((answer) => (
                <Row
                  key={answer.id}
                  href={href(`/questions/${answer.number}/${answer.slug}#answer-${answer.id}`)}
                  title={answer.title}
                  meta={
                    <>
                      {answer.isAccepted && (
                        <Chip icon="solved" tone="solved" plain>
                          {t("profile.acceptedMark")}
                        </Chip>
                      )}
                      <When at={answer.at} />
                    </>
                  }
                />
              ))}
            </List>
          )}
        </Section>
        <Section title={t("profile.questions")} className="mt-10">
          {person.questions.length === 0 ? (
            <EmptyState icon="question" title={t("profile.noQuestions")} />
          ) : (
            <List>
              {person.questions.map((question) => (
                <QuestionRow key={question.number} question={question} />
              ))}
            </List>
          )}
        </Section>
      </SideRail>
    </Page>
  );
}

/** What the company has made of this person, with scope and since when; nobody can write it themselves. */
async function Marks({ person }: { person: Profile }) {
  const { t, format } = await intl("account");
  const since = (at: Date) => format.dateTime(at, { year: "numeric", month: "short" });
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
      <bdi className="text-faint">@{person.handle}</bdi>
      {person.role !== "customer" && (
        <span>
          <Chip icon="staff" tone="staff">
            {t(`profile.role.${person.role}`)}
          </Chip>{" "}
          {t("profile.since")} {since(person.roleSince)}
        </span>
      )}
      {person.appointments.length > 0 && (
        <span>
          <Chip icon="ambassador" tone="ambassador">
            {t("profile.ambassador")}
          </Chip>{" "}
          {t("profile.for", { topics: format.list(person.appointments.map((one) => one.topic)) })},{" "}
          {t("profile.since")} {since(person.appointments[0]!.since)}
        </span>
      )}
    </span>
  );
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { handle } = await params;
  if (!/^[\w.-]{1,60}$/.test(handle)) notFound();
  const person = await profileOf(handle);
  const isThin = person.counts.answers + person.counts.questions === 0 || person.state !== "active";
  return {
    title: person.name,
    alternates: { canonical: `/people/${person.handle}` },
    ...(isThin && { robots: { index: false } }),
  };
}
