import { When } from "@/components/site/when";
import { Chip } from "@/components/ui/chip";
import { Disclosure } from "@/components/ui/disclosure";
import { Section } from "@/components/ui/layout";
import { Facts } from "@/components/ui/list";
import { TextLink } from "@/components/ui/text";
import type { CaseFile, TrailHit } from "@/lib/desk/queries/case-file";
import { intl } from "@/lib/http/intl";
import { languageName } from "@/lib/i18n/language-name";

/** The context pack beside the case: promises, customer, searches, history. */
export async function CaseRail({ file }: { file: CaseFile }) {
  const { t, href, locale } = await intl("desk");
  const { customer } = file;
  return (
    <div className="space-y-7">
      <Section title={t("promises")} small>
        {file.promises.length === 0 && <p className="text-sm text-muted">{t("noPromises")}</p>}
        <ol className="space-y-2.5">
          {file.promises.map((promise) => (
            <li key={promise.id} className="text-sm">
              <p dir="auto">
                {/* The team's own are words of the program; what an agent promised stays in their words, whoever has it now. */}
                {t.has(`promiseWhats.${promise.what}` as never)
                  ? t(`promiseWhats.${promise.what as "first_reply"}`)
                  : promise.what}
              </p>
              {promise.why && (
                <p dir="auto" className="text-muted">
                  {promise.why}
                </p>
              )}
              <p className="flex flex-wrap gap-x-2 text-faint">
                <Chip icon="promise" tone={promise.outcome === "missed" ? "danger" : "neutral"} plain>
                  {t(`outcome.${(promise.outcome ?? "open") as "open"}`)}
                </Chip>
                <When at={promise.dueAt} mode="local" />
                <bdi>{promise.by ?? t("promiseTeam", { team: file.team.name })}</bdi>
              </p>
            </li>
          ))}
        </ol>
      </Section>
      <Section title={t("customer")} small>
        <Facts
          items={[
            {
              term: t("customerName"),
              value: (
                <TextLink href={href(`/people/${customer.handle}`)}>
                  <bdi>{customer.name}</bdi>
                </TextLink>
              ),
            },
            { term: t("customerSince"), value: <When at={customer.since} /> },
            { term: t("language"), value: languageName(customer.language, locale) },
            ...Object.entries(customer.claims).map(([term, value]) => ({
              term,
              value: <span dir="auto">{value}</span>,
            })),
          ]}
        />
        <p className="mt-1.5 text-sm text-muted">{t("earlierCases", { count: customer.cases })}</p>
        {customer.openPromises.length > 0 && (
          <>
            <h3 className="mt-3 mb-1 text-sm font-semibold">{t("openPromises")}</h3>
            <ul className="space-y-1 text-sm">
              {customer.openPromises.map((promise) => (
                <li key={`${promise.escalationId}${promise.dueAt}`} className="flex flex-wrap gap-x-2">
                  <TextLink href={href(`/desk/escalations/${promise.escalationId}`)} dir="auto">
                    {t.has(`promiseWhats.${promise.what}` as never)
                      ? t(`promiseWhats.${promise.what as "first_reply"}`)
                      : promise.what}
                  </TextLink>
                  <When at={promise.dueAt} mode="local" />
                </li>
              ))}
            </ul>
          </>
        )}
        <h3 className="mt-3 mb-1 text-sm font-semibold">{t("earlier")}</h3>
        {customer.questions.length === 0 && <p className="text-sm text-muted">{t("noEarlier")}</p>}
        <ul className="space-y-1 text-sm">
          {customer.questions.map((question) => (
            <li key={question.id}>
              <TextLink href={href(`/questions/${question.id}/${question.slug}`)}>
                <span dir="auto">{question.title}</span>
              </TextLink>
              {question.hadCase && <span className="ms-2 text-faint">{t("hadCase")}</span>}
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t("trail")} small>
        {file.trail.length === 0 && <p className="text-sm text-muted">{t("noTrail")}</p>}
        <ol className="space-y-2.5 text-sm">
          {file.trail.map((entry) => (
            <li key={`${entry.at}${entry.query}`}>
              <p className="flex flex-wrap justify-between gap-x-2">
                <q dir="auto">{entry.query}</q>
                <When at={entry.at} />
              </p>
              <ul className="mt-0.5 ms-3 text-muted">
                {entry.shown.map((hit) => (
                  <Hit key={hit.subject} hit={hit} />
                ))}
              </ul>
            </li>
          ))}
        </ol>
      </Section>
      <Section title={t("similar")} small>
        {file.similar === null && <p className="text-sm text-muted">{t("similarPrivate")}</p>}
        {file.similar?.length === 0 && <p className="text-sm text-muted">{t("similarNone")}</p>}
        <ul className="space-y-1 text-sm">
          {file.similar?.map((question) => (
            <li key={question.id}>
              <TextLink href={href(question.href)}>
                <span dir="auto">{question.title}</span>
              </TextLink>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t("about")} small>
        <Facts
          items={[
            { term: t("since"), value: <When at={file.openedAt} /> },
            { term: t("team"), value: <bdi>{file.team.name}</bdi> },
            { term: t("openedBy"), value: <bdi>{file.openedBy?.name ?? t("sweep")}</bdi> },
            ...(file.participants.length
              ? [
                  {
                    term: t("participants"),
                    value: <bdi>{file.participants.map((p) => p.name).join(", ")}</bdi>,
                  },
                ]
              : []),
          ]}
        />
      </Section>
      <Disclosure summary={t("log")}>
        <ol className="space-y-1 pt-1 text-sm">
          {file.history.map((entry) => (
            <li key={`${entry.at}${entry.action}`} className="flex flex-wrap gap-x-2 text-muted">
              <When at={entry.at} mode="local" />
              <code className="text-xs">{entry.action}</code>
              <bdi>{entry.actor ?? t("system")}</bdi>
            </li>
          ))}
        </ol>
      </Disclosure>
    </div>
  );
}

async function Hit({ hit }: { hit: TrailHit }) {
  const { t, href } = await intl("desk");
  return (
    <li className="py-0.5">
      {hit.path && hit.title ? (
        <TextLink href={href(hit.path)}>
          <span dir="auto">{hit.title}</span>
        </TextLink>
      ) : (
        t("notShown")
      )}
      {!hit.opened && !hit.rejected && <span className="ms-2 text-faint">{t("shownOnly")}</span>}
      {hit.opened && <span className="ms-2 text-faint">{t("opened")}</span>}
      {hit.rejected && (
        <span className="ms-2 text-faint" dir="auto">
          {hit.because ? t("rejectedBecause", { reason: hit.because }) : t("rejected")}
        </span>
      )}
    </li>
  );
}
