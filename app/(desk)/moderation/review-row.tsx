import { PersonMark } from "@/components/community/person-mark";
import { Prose } from "@/components/community/prose";
import { When } from "@/components/site/when";
import { Chip } from "@/components/ui/chip";
import type { IconName } from "@/components/ui/icon";
import { Meta } from "@/components/ui/list";
import type { Person } from "@/lib/context";
import { intl } from "@/lib/http/intl";
import type { ReviewItem } from "@/lib/site/queries/review-queue";
import { ReviewActions } from "./review-actions";

type View = "held" | "reported" | "hidden";
type Props = { item: ReviewItem; view: View; reader: Person };

const icons: Record<ReviewItem["type"], IconName> = {
  question: "question",
  answer: "answer",
  comment: "comment",
  article: "article",
  person: "person",
};

/** One post to decide about: what it is, whose, since when, what was said about it, its text, and what can be done. */
export async function ReviewRow({ item, view, reader }: Props) {
  const { t, href } = await intl("moderation");
  return (
    <li id={`${item.type}-${item.postId}`} className="py-5">
      <article className="max-w-3xl">
        <h2 className="leading-snug font-medium" dir="auto">
          <a href={href(item.path)} className="hover:text-accent hover:underline">
            {item.title}
          </a>
        </h2>
        <Meta className="mt-1.5">
          <Chip icon={icons[item.type]} plain>
            {t(`kind.${item.type}`)}
          </Chip>
          {item.author && <PersonMark person={item.author} avatar={20} />}
          {item.author && item.author.handle !== null && (
            <span>
              {t("accountSince")} <When at={item.author.joinedAt} />
            </span>
          )}
          <span>
            {t(`${view}Since`)} <When at={item.since} />
          </span>
          {item.restricted && (
            <Chip icon="private" plain>
              {t("restricted")}
            </Chip>
          )}
          {view === "reported" && item.hidden && (
            <Chip icon="private" plain>
              {t("alreadyHidden")}
            </Chip>
          )}
        </Meta>
        <Why item={item} view={view} />
        {item.html && (
          // biome-ignore lint/a11y/useSemanticElements: not a set of form fields.
          <div
            role="group"
            aria-label={t("text", { title: item.title })}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys.
            tabIndex={0}
            className="mt-3 max-h-72 overflow-y-auto rounded-md border-s-2 border-line bg-sunken px-4 py-3"
          >
            <Prose html={item.html} className="text-sm" />
          </div>
        )}
        <ReviewActions item={item} view={view} reader={reader} />
      </article>
    </li>
  );
}

/** Why it stands here: what held it, what people said, or why it was hidden. */
async function Why({ item, view }: { item: ReviewItem; view: View }) {
  const { t } = await intl("moderation");
  if (view === "hidden")
    return (
      <p className="mt-2 text-sm" dir="auto">
        {item.hiddenReason && t("hiddenReason", { reason: item.hiddenReason })}{" "}
        {item.hiddenBy && <span className="text-muted">{t("hiddenBy", { name: item.hiddenBy })}</span>}
      </p>
    );
  if (view === "held" && item.heldReason) {
    const known = (["links", "pace"] as const).find((reason) => reason === item.heldReason);
    return (
      <p className="mt-2 text-sm">
        {known ? t(`heldReason.${known}`) : t("heldReason.other", { reason: item.heldReason })}
      </p>
    );
  }
  if (item.reports.length === 0) return null;
  return (
    <div className="mt-2.5">
      <h3 className="text-sm font-semibold">{t("reportsTitle", { count: item.reports.length })}</h3>
      <ul className="mt-1 space-y-1 text-sm">
        {item.reports.map((report) => (
          <li key={`${report.at}${report.reporter}`} className="wrap-anywhere">
            <span className="font-medium">{t(`reasons.${report.reason as "spam"}`)}</span>
            {report.note && (
              <>
                {" · "}
                <span dir="auto">{report.note}</span>
              </>
            )}{" "}
            <span className="text-faint">
              <bdi>{report.reporter ?? t("someone")}</bdi>, <When at={report.at} />
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
