import { Chip, type Tone } from "@/components/ui/chip";
import type { IconName } from "@/components/ui/icons";
import { readIntl } from "@/lib/http/intl";
import type { ArticleStage } from "@/lib/knowledge/stage-sql";

const looks: Record<ArticleStage, [tone: Tone, icon: IconName]> = {
  draft: ["neutral", "write"],
  in_review: ["staff", "eye"],
  ready: ["accent", "check"],
  scheduled: ["accent", "clock"],
  published: ["solved", "solved"],
  rewritten: ["staff", "edit"],
  needs_update: ["danger", "alert"],
  archived: ["neutral", "topic"],
};

/** Where an article stands for those who write it. */
export function ArticleStageChip({ stage, plain }: { stage: ArticleStage; plain?: boolean }) {
  const { t } = readIntl("workshop");
  const [tone, icon] = looks[stage];
  return (
    <Chip tone={tone} icon={icon} plain={plain}>
      {t(`stage.${stage}`)}
    </Chip>
  );
}
