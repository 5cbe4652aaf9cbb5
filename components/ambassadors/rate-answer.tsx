import { ACTS } from "@/components/community/thread/act";
import { Button } from "@/components/ui/button";
import { readIntl } from "@/lib/http/intl";

const words = ["one", "two", "three", "four", "five"] as const;

/** For the asker of a solved question: how much the answer helped, one press from 1 to 5. */
export function RateAnswer({ answerId, given }: { answerId: number; given: number | null }) {
  const { t } = readIntl("ambassadors");
  return (
    <div id="thread-rating" className="mb-5 flex flex-wrap items-center gap-x-3 gap-y-1.5 text-sm">
      <span id="rating-label">{given === null ? t("rate.label") : t("rate.done", { count: given })}</span>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset's legend would stand on a line of its own. */}
      <span role="group" aria-labelledby="rating-label" className="flex gap-1">
        {words.map((word, at) => (
          <Button
            key={word}
            type="submit"
            form={ACTS}
            name="act"
            value={`rate_${word} ${answerId}`}
            id={`act-rate-${word}`}
            size="sm"
            variant={given === at + 1 ? "secondary" : "quiet"}
            aria-pressed={given === at + 1}
            aria-label={t("rate.star", { count: at + 1 })}
          >
            {at + 1}
          </Button>
        ))}
      </span>
    </div>
  );
}
