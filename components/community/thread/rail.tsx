import { LinkList } from "@/components/community/link-list";
import { When } from "@/components/site/when";
import { Icon } from "@/components/ui/icon";
import { Section } from "@/components/ui/layout";
import { TextLink } from "@/components/ui/text";
import type { Thread } from "@/lib/community/queries/thread";
import { readIntl } from "@/lib/http/intl";

export type SimilarView = { href: string; title: string; solved: boolean };

/** Beside the thread: what is like it, what was mentioned, and for those who work on it the way to a person. */
export function Rail({ thread, similar }: { thread: Thread; similar: SimilarView[] }) {
  const { t, href } = readIntl("thread");
  // The one that grew from here stands above the question.
  const others = thread.articles.filter((article) => article.id !== thread.nowArticle?.id);
  return (
    <>
      {thread.gate && <GateBox gate={thread.gate} number={thread.id} />}
      {similar.length > 0 && (
        <Section title={t("rail.similar")} small>
          <LinkList
            items={similar.map(({ title, solved, ...each }) => ({
              title,
              href: href(each.href),
              icon: solved ? "solved" : "open",
            }))}
          />
        </Section>
      )}
      {others.length > 0 && (
        <Section title={t("rail.articles")} small>
          <LinkList
            items={others.map(({ title, slug }) => ({
              title,
              href: href(`/articles/${slug}`),
              icon: "article",
            }))}
          />
        </Section>
      )}
      <ul className="space-y-1 text-sm text-muted">
        {thread.stage === "solved" && thread.isPublic && (
          <li>
            <RailLink href={href(`/ask?after=${thread.id}`)} icon="ask">
              {t("rail.followUp")}
            </RailLink>
          </li>
        )}
        {thread.isPublic && (
          <li>
            <RailLink href={href(`/questions/${thread.id}/feed.atom`)} icon="feed">
              {t("rail.feed")}
            </RailLink>
          </li>
        )}
      </ul>
    </>
  );
}

function RailLink({
  href,
  icon,
  children,
}: {
  href: string;
  icon: "ask" | "feed";
  children: React.ReactNode;
}) {
  return (
    <a
      href={href}
      rel="nofollow"
      className="inline-flex min-h-6 items-center gap-1.5 hover:text-ink hover:underline"
    >
      <Icon name={icon} size={15} />
      {children}
    </a>
  );
}

/** Why a person may take over now, or from when, as the gate itself says. */
function GateBox({ gate, number }: { gate: NonNullable<Thread["gate"]>; number: number }) {
  const { t, href } = readIntl("thread");
  const { now, openings } = gate;
  const rule = (name: string) => t(`rail.rules.${name as "R1"}`);
  return (
    <Section id="thread-gate" title={t("rail.gate")} small>
      <div className="space-y-1.5 text-sm">
        <p>
          <TextLink href={href(`/questions/${number}/gate`)} rel="nofollow">
            {t("act.whyAndWhen")}
          </TextLink>
        </p>
        {now.yes ? (
          <p>
            {t.rich("rail.gateYes", { rule: rule(now.rule), at: () => <When at={now.since} mode="local" /> })}
          </p>
        ) : (
          <>
            <p>{t("rail.gateNo", { because: t(`rail.because.${now.because}`) })}</p>
            {now.because === "not_yet" && openings.length === 0 && <p>{t("rail.gateNever")}</p>}
            {now.because === "not_yet" &&
              openings.map((opening) => (
                <p key={opening.rule} className="text-muted">
                  {t.rich("rail.gateFrom", {
                    rule: rule(opening.rule),
                    at: () => <When at={opening.at} mode="local" />,
                  })}
                </p>
              ))}
          </>
        )}
      </div>
    </Section>
  );
}
