import { PersonMark } from "@/components/community/person-mark";
import { StageChip } from "@/components/community/stage-chip";
import { When } from "@/components/site/when";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Chip } from "@/components/ui/chip";
import { Icon } from "@/components/ui/icon";
import { PageHeader } from "@/components/ui/layout";
import { Meta } from "@/components/ui/list";
import type { Thread } from "@/lib/community/queries/thread";
import { readIntl } from "@/lib/http/intl";

/** About a screen of text: whoever looks for the answer should not have to scroll past a log file. */
const longFrom = 2_500;

/** Where the question belongs, what it asks, where it stands and who asked. */
export function ThreadHead({ thread }: { thread: Thread }) {
  const { t, href } = readIntl("thread");
  const { topic } = thread;
  const crumbs = [{ href: href("/topics"), label: t("breadcrumbTopics") }];
  if (topic?.parentSlug)
    crumbs.push({ href: href(`/topics/${topic.parentSlug}`), label: topic.parentName ?? "" });
  if (topic) crumbs.push({ href: href(`/topics/${topic.slug}`), label: topic.name });
  const mark = thread.urgentMark as "safety" | "security" | "privacy" | "payment" | null;
  return (
    <div id="thread-head">
      <PageHeader
        title={thread.title}
        above={<Breadcrumbs label={t("breadcrumbTopics")} items={crumbs} />}
        meta={
          <Meta>
            <StageChip stage={thread.stage === "draft" ? "held" : thread.stage} />
            {thread.visibility === "restricted" && (
              <Chip icon="private">{t(thread.me?.isAsker ? "restrictedAsker" : "restricted")}</Chip>
            )}
            {mark && (
              <Chip icon="alert" tone="danger">
                {t(`urgent.${mark}`)}
              </Chip>
            )}
            <PersonMark person={{ ...thread.asker, mark: null }} avatar={24} />
            <When at={thread.askedAt} />
            {thread.answerCount > 0 && thread.html.length > longFrom && (
              <a href="#answers" className="inline-flex items-center gap-1 hover:text-ink hover:underline">
                <Icon name="comment" size={14} />
                {thread.acceptance?.answerId
                  ? t("toAccepted")
                  : t("answersTitle", { count: thread.answerCount })}
              </a>
            )}
            {thread.edited && (
              <a
                href={href(`/questions/${thread.id}/history`)}
                rel="nofollow"
                className="hover:text-ink hover:underline"
              >
                {t("edited")}
              </a>
            )}
          </Meta>
        }
      />
    </div>
  );
}
