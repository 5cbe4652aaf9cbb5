import { Chip, type Tone } from "@/components/ui/chip";
import type { IconName } from "@/components/ui/icon";
import { readIntl } from "@/lib/http/intl";

export type StageName =
  | "held"
  | "closed"
  | "with_support"
  | "duplicate"
  | "solved"
  | "needs_info"
  | "stale"
  | "answered"
  | "open";

const looks: Record<StageName, { tone: Tone; icon: IconName }> = {
  held: { tone: "neutral", icon: "held" },
  closed: { tone: "neutral", icon: "closed" },
  with_support: { tone: "staff", icon: "support" },
  duplicate: { tone: "neutral", icon: "duplicate" },
  solved: { tone: "solved", icon: "solved" },
  needs_info: { tone: "neutral", icon: "needsInfo" },
  stale: { tone: "neutral", icon: "stale" },
  answered: { tone: "neutral", icon: "answer" },
  open: { tone: "neutral", icon: "open" },
};

/** Where a question stands, in colour, icon and word. */
export function StageChip({ stage, plain }: { stage: StageName; plain?: boolean }) {
  const { t } = readIntl("community");
  const { tone, icon } = looks[stage];
  return (
    <Chip tone={tone} icon={icon} plain={plain}>
      {t(`stage.${stage}`)}
    </Chip>
  );
}
