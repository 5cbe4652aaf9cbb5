import { When } from "@/components/site/when";
import { Chip, Tag } from "@/components/ui/chip";
import { Row } from "@/components/ui/list";
import { intl } from "@/lib/http/intl";
import { languageName } from "@/lib/i18n/language-name";
import type { WorkshopItem } from "@/lib/knowledge/queries/workshop-list";
import { ArticleStageChip } from "./stage-chip";

/** An article as those who write it see it: where it stands, and what asks for attention. */
export async function WorkshopRow({ item }: { item: WorkshopItem }) {
  const { t, href, locale } = await intl("workshop");
  return (
    <Row
      level={2}
      visited={false}
      href={href(`/curation/articles/${item.id}`)}
      title={item.title}
      meta={
        <>
          <ArticleStageChip stage={item.stage} plain />
          {item.scheduledFor && <When at={item.scheduledFor} mode="local" />}
          <span>{languageName(item.language, locale)}</span>
          {item.audience !== "public" && (
            <Chip icon="private" plain>
              {t(`audience.${item.audience}`)}
            </Chip>
          )}
          {item.topics[0] && <Tag>{item.topics[0]}</Tag>}
          <span>
            <bdi>{item.owner ?? t("list.noOwner")}</bdi>
          </span>
          <span>
            {t("list.edited")} <When at={item.editedAt} />
          </span>
          {item.openComments > 0 && (
            <Chip icon="comment" plain>
              {t("list.comments", { count: item.openComments })}
            </Chip>
          )}
          {item.isOverdue && (
            <Chip icon="clock" tone="danger" plain>
              {t("attention.overdue")}
            </Chip>
          )}
          {item.isBehind && (
            <Chip icon="stale" tone="danger" plain>
              {t("behind")}
            </Chip>
          )}
          {item.hasFileText && (
            <Chip icon="refresh" tone="staff" plain>
              {t("fileWaits")}
            </Chip>
          )}
        </>
      }
    />
  );
}
