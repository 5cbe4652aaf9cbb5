import { StageChip } from "@/components/community/stage-chip";
import { Chip } from "@/components/ui/chip";
import { Meta } from "@/components/ui/list";
import { TextLink } from "@/components/ui/text";
import type { BoardGroup } from "@/lib/curation/queries/board";
import { readIntl } from "@/lib/http/intl";

/** The article or the solved thread that already answers a group. */
export function GroupAnswer({ group }: { group: BoardGroup }) {
  const { t, href } = readIntl("repeats");
  const { article, answeredBy } = group;
  if (article)
    return (
      <div>
        <TextLink href={href(`/curation/articles/${article.id}`)} className="font-medium" dir="auto">
          {article.title}
        </TextLink>
        <Meta className="mt-0.5">
          <Chip icon="article">{t(`articleStatus.${article.status}`)}</Chip>
          {article.audience !== "public" && (
            <Chip icon="private" plain>
              {t(`audience.${article.audience}`)}
            </Chip>
          )}
        </Meta>
      </div>
    );
  if (!answeredBy) return <p className="text-sm text-muted">{t("group.answerNone")}</p>;
  if (answeredBy.kind === "article")
    return (
      <div>
        <TextLink href={href(`/articles/${answeredBy.slug}`)} className="font-medium" dir="auto">
          {answeredBy.title}
        </TextLink>
        <p className="text-sm text-muted">{t("group.answerThreads", { count: answeredBy.threads })}</p>
      </div>
    );
  return (
    <div>
      <TextLink
        href={href(`/questions/${answeredBy.number}/${answeredBy.slug}`)}
        className="font-medium"
        dir="auto"
      >
        {answeredBy.title}
      </TextLink>
      <Meta className="mt-0.5">
        <StageChip stage="solved" />
        {t("group.answerThread")}
      </Meta>
    </div>
  );
}
