import { TextLink } from "@/components/ui/text";
import type { RepeatGroup } from "@/lib/curation/queries/repeat-group";
import { readIntl } from "@/lib/http/intl";

/** The words that the questions of a group share, and those that are most alike, in pairs. */
export function GroupEvidence({ group }: { group: RepeatGroup }) {
  const { t, href } = readIntl("repeats");
  const { sharedWords, pairs } = group.evidence;
  if (sharedWords.length === 0 && pairs.length === 0)
    return <p className="text-sm text-muted">{t("group.whyNothing")}</p>;
  return (
    <div className="space-y-4 text-sm">
      {sharedWords.length > 0 && (
        <div>
          <h3 className="mb-1 font-medium">{t("group.whyWords")}</h3>
          <p className="flex flex-wrap gap-1.5">
            {sharedWords.map((word) => (
              <bdi key={word} className="rounded-md bg-hover px-1.5 py-0.5">
                {word}
              </bdi>
            ))}
          </p>
        </div>
      )}
      {pairs.length > 0 && (
        <div>
          <h3 className="mb-1 font-medium">{t("group.whyPairs")}</h3>
          <ul className="space-y-2">
            {pairs.map(({ questions, likeness }) => (
              <li key={questions[0].number} className="border-s-2 border-line ps-3">
                {questions.map((question) => (
                  <p key={question.number}>
                    <TextLink
                      href={href(`/questions/${question.number}/${question.slug}`)}
                      dir="auto"
                      className="inline-flex min-h-6 items-center"
                    >
                      {question.title}
                    </TextLink>
                  </p>
                ))}
                <p className="text-xs text-faint">{t("group.pairLikeness", { share: likeness })}</p>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
