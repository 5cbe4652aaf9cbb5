import { Chip } from "@/components/ui/chip";
import { Icon } from "@/components/ui/icon";
import type { BoardGroup } from "@/lib/curation/queries/board";
import { readIntl } from "@/lib/http/intl";

type Props = { group: BoardGroup };

/** What publication changed, or why the group is aside; nothing where there is nothing to say. */
export function Standing({ group }: Props) {
  const { t } = readIntl("repeats");
  if (group.ignored)
    return (
      <p className="text-xs text-muted" dir="auto">
        {t("group.ignoredBy", { reason: group.ignored.reason })}
      </p>
    );
  if (group.article?.status === "needs_update" && group.article.needsUpdateReason)
    return (
      <p className="line-clamp-2 text-xs text-muted" dir="auto">
        {t("group.needsUpdate", { reason: group.article.needsUpdateReason })}
      </p>
    );
  if (!group.since) return null;
  const { reason, recent, rate } = group.since;
  const words = t(`back.${reason}`, {
    recent: recent.count,
    weeks: recent.weeks,
    share: rate ? Math.max(0, 1 - rate.ratio) : 0,
  });
  return group.comesBack ? (
    <Chip icon="refresh" tone="danger" className="whitespace-normal!">
      {words}
    </Chip>
  ) : (
    <p className="text-xs text-muted">{words}</p>
  );
}

/** The article of the group, or what answers it by chance already. */
export function AnsweredBy({ group }: Props) {
  const { t, href } = readIntl("repeats");
  const { article, answeredBy } = group;
  const found = article
    ? { href: `/curation/articles/${article.id}`, title: article.title, icon: "article" as const }
    : answeredBy && {
        href:
          answeredBy.kind === "article"
            ? `/articles/${answeredBy.slug}`
            : `/questions/${answeredBy.number}/${answeredBy.slug}`,
        title: answeredBy.title,
        icon: answeredBy.kind === "article" ? ("article" as const) : ("solved" as const),
      };
  if (!found) return null;
  return (
    <p className="flex min-h-6 items-center gap-1.5 text-xs">
      <Icon name={found.icon} size={13} className="shrink-0 text-faint" />
      <span className="sr-only">{t("card.answeredBy")}</span>
      <a
        href={href(found.href)}
        className="row-over truncate text-muted hover:text-ink hover:underline"
        dir="auto"
      >
        {found.title}
      </a>
    </p>
  );
}
