import { TextLink } from "@/components/ui/text";
import type { Sources } from "@/lib/curation/queries/sources-of";
import { intl } from "@/lib/http/intl";

type Points = NonNullable<Sources["draft"]>["openPoints"];

/** What the sources leave open, each with the threads that it shows in. */
export async function OpenPoints({ points }: { points: Points }) {
  const { t, href } = await intl("publishing");
  return (
    <div>
      <h3 className="mb-1.5 text-sm font-semibold">{t("panel.open.title")}</h3>
      <ul className="space-y-2 text-sm">
        {points.map(({ kind, text, questions }) => (
          <li key={`${kind} ${text} ${questions.join(" ")}`} className="border-s-2 border-line ps-3">
            <p dir="auto" className="break-words">
              {t(`panel.open.${kind}`, { text, count: questions.length })}
            </p>
            <p className="flex flex-wrap gap-x-3">
              {questions.slice(0, 8).map((number) => (
                <TextLink key={number} href={href(`/questions/${number}`)}>
                  {t("panel.open.thread", { number: String(number) })}
                </TextLink>
              ))}
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}
