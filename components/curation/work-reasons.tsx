import type { ReactNode } from "react";
import { When } from "@/components/site/when";
import { Chip, type Tone } from "@/components/ui/chip";
import type { IconName } from "@/components/ui/icon";
import { TextLink } from "@/components/ui/text";
import type { WorkReason } from "@/lib/curation/rules/work-reasons";
import type { WorkItem } from "@/lib/curation/signals/work-items";
import { intl } from "@/lib/http/intl";
import { withQuery } from "@/lib/http/query";

export const reasonLooks: Record<WorkReason, { icon: IconName; tone: Tone }> = {
  contradicted: { icon: "split", tone: "danger" },
  outdated: { icon: "stale", tone: "danger" },
  case: { icon: "support", tone: "staff" },
  needs_update: { icon: "edit", tone: "danger" },
  unhelpful: { icon: "didNotWork", tone: "danger" },
  asked_after: { icon: "ask", tone: "neutral" },
  broken_links: { icon: "link", tone: "neutral" },
  review_due: { icon: "calendar", tone: "neutral" },
  behind: { icon: "language", tone: "neutral" },
  never_found: { icon: "search", tone: "neutral" },
};

/** Each reason with what it rests on: a sentence, and the threads or words behind it. */
export async function WorkReasons({ item }: { item: WorkItem }) {
  const { t } = await intl("freshness");
  return (
    <ul className="space-y-2 text-sm">
      {item.reasons.map((reason) => (
        <li key={reason} className="flex flex-wrap items-baseline gap-x-2 gap-y-1">
          <Chip {...reasonLooks[reason]}>{t(`reason.${reason}`)}</Chip>
          <Evidence item={item} reason={reason} />
        </li>
      ))}
    </ul>
  );
}

async function Evidence({ item, reason }: { item: WorkItem; reason: WorkReason }): Promise<ReactNode> {
  const { t } = await intl("freshness");
  const { words, askedAfter, neverFound } = item;
  switch (reason) {
    case "contradicted":
      return <Contradictions item={item} />;
    case "outdated": {
      const { people, ambassadors } = words!.outdated;
      const text =
        people === ambassadors
          ? t("evidence.outdatedByKnowing", { people })
          : t("evidence.outdated", { people, ambassadors });
      return <Said text={text} notes={words!.notes} />;
    }
    case "case":
      return <Cases item={item} />;
    case "needs_update":
      return (
        <span dir="auto">
          {item.needsUpdateReason
            ? t("evidence.needs_update", { reason: item.needsUpdateReason })
            : t("evidence.needsUpdatePlain")}
        </span>
      );
    case "unhelpful":
      return (
        <Said
          text={t("evidence.unhelpful", { no: words!.no, all: words!.no + words!.yes })}
          notes={item.reasons.includes("outdated") ? [] : words!.notes}
        />
      );
    case "asked_after":
      return (
        <span>
          {t("evidence.asked_after", { people: askedAfter!.people, escalated: askedAfter!.escalated })}{" "}
          <Threads threads={askedAfter!.questions} />
        </span>
      );
    case "broken_links":
      return <BrokenLinks hrefs={item.brokenLinks} />;
    case "review_due":
      return <DueBy at={item.reviewBy!} />;
    case "behind":
      return <span>{t("evidence.behind")}</span>;
    case "never_found":
      return <Unfound why={neverFound!.why} words={neverFound!.words} />;
  }
}

async function DueBy({ at }: { at: string }) {
  const { t, format } = await intl("freshness");
  return (
    <span>{t("evidence.review_due", { date: format.dateTime(new Date(at), { dateStyle: "medium" }) })}</span>
  );
}

async function BrokenLinks({ hrefs }: { hrefs: string[] }) {
  const { t } = await intl("freshness");
  return (
    <span className="min-w-0">
      {t("evidence.broken_links", { count: hrefs.length })}{" "}
      <code className="text-xs break-all">{hrefs.slice(0, 3).join(", ")}</code>
    </span>
  );
}

async function Unfound({ why, words }: { why: "no_views" | "searches_fail"; words: string[] }) {
  const { t, href } = await intl("freshness");
  return (
    <span>
      {t(`evidence.${why}`)}{" "}
      {words.map((each, at) => (
        <span key={each}>
          {at > 0 && ", "}
          <TextLink href={href(withQuery("/search", { q: each }))} dir="auto">
            {each}
          </TextLink>
        </span>
      ))}
    </span>
  );
}

async function Contradictions({ item }: { item: WorkItem }) {
  const { t, href } = await intl("freshness");
  return (
    <span>
      {t("evidence.contradicted", { count: item.contradictions.length })}{" "}
      {item.contradictions.slice(0, 3).map((each, at) => (
        <span key={each.number}>
          {at > 0 && "; "}
          <TextLink href={href(`/questions/${each.number}/${each.slug}#answer-${each.answerId}`)} dir="auto">
            {each.title}
          </TextLink>{" "}
          (<When at={each.acceptedAt} />, {t(`evidence.${each.because}`)})
        </span>
      ))}
    </span>
  );
}

async function Cases({ item }: { item: WorkItem }) {
  const { t, href } = await intl("freshness");
  return (
    <span>
      {t("evidence.case", { count: item.cases.length })}{" "}
      {item.cases.slice(0, 3).map(({ id, cause, question }, at) => (
        <span key={id}>
          {at > 0 && "; "}
          {question ? (
            <TextLink href={href(`/questions/${question.number}/${question.slug}`)} dir="auto">
              {question.title}
            </TextLink>
          ) : (
            t("evidence.private")
          )}{" "}
          ({t(`cases.${cause}`)})
        </span>
      ))}
    </span>
  );
}

function Said({ text, notes }: { text: string; notes: string[] }) {
  return (
    <span>
      {text}{" "}
      {notes.map((note) => (
        <q key={note} dir="auto" className="me-1.5 text-muted">
          {note}
        </q>
      ))}
    </span>
  );
}

async function Threads({ threads }: { threads: { number: number; slug: string; title: string }[] }) {
  const { href } = await intl("freshness");
  return threads.map(({ number, slug, title }, at) => (
    <span key={number}>
      {at > 0 && "; "}
      <TextLink href={href(`/questions/${number}/${slug}`)} dir="auto">
        {title}
      </TextLink>
    </span>
  ));
}
