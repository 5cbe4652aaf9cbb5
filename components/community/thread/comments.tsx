import { PersonMark } from "@/components/community/person-mark";
import { Prose } from "@/components/community/prose";
import { When } from "@/components/site/when";
import { Chip } from "@/components/ui/chip";
import { Disclosure } from "@/components/ui/disclosure";
import type { Thread } from "@/lib/community/queries/thread";
import type { Comment } from "@/lib/community/queries/thread-posts";
import { readIntl } from "@/lib/http/intl";
import { type MenuEntry, MoreMenu } from "./more-menu";
import { SaidTold } from "./said-told";

/** More than this many are folded: they are asides. */
const SHOWN = 3;

type Props = { comments: Comment[]; parent: string; thread: Thread };

/** Short notes under a question or an answer. */
export function Comments({ comments, parent, thread }: Props) {
  const { t } = readIntl("thread");
  if (comments.length === 0) return null;
  const list = (
    <ul aria-label={t("comments.label")} className="divide-y divide-line border-s-2 border-line ps-4 text-sm">
      {comments.map((comment) => (
        <Note key={comment.id} comment={comment} thread={thread} />
      ))}
    </ul>
  );
  if (comments.length <= SHOWN) return <div className="mt-3">{list}</div>;
  return (
    <Disclosure
      id={`comments-${parent}`}
      className="mt-2"
      icon="comment"
      summary={t("comments.count", { count: comments.length })}
    >
      {list}
    </Disclosure>
  );
}

function Note({ comment, thread }: { comment: Comment; thread: Thread }) {
  const { t } = readIntl("thread");
  const { id, may } = comment;
  const own: (MenuEntry | false)[] = [
    may.sayTold && { act: `told_comment ${id}`, icon: "undo", text: t("inside.toldAlready") },
    may.edit && { href: `/comments/${id}/edit`, icon: "edit", text: t("edit") },
    may.hide && { panel: `hide-comment-${id}`, icon: "hide", text: t("act.hide") },
    may.appeal && { panel: `appeal-comment-${id}`, icon: "flag", text: t("act.appeal") },
    may.restore && { act: `restore_comment ${id}`, icon: "eye", text: t("act.restore") },
    may.release && { act: `release_comment ${id}`, icon: "eye", text: t("act.release") },
    may.delete && { panel: `delete-comment-${id}`, icon: "trash", text: t("act.delete") },
  ];
  return (
    <li id={`comment-${id}`} className="py-2">
      <div className="relative flex items-center justify-between gap-2">
        <div className="flex min-w-0 flex-wrap items-center gap-x-2 text-faint">
          <PersonMark person={{ ...comment.author, mark: comment.mark }} asker={comment.isByAsker} />
          <When at={comment.at} />
          {comment.edited && <span>{t("edited")}</span>}
          {comment.held && (
            <Chip icon="held" plain>
              {t("comments.held")}
            </Chip>
          )}
          {comment.hidden !== null && (
            <Chip icon="hide" plain title={comment.hidden}>
              {t("comments.hidden")}
            </Chip>
          )}
        </div>
        {thread.me && (
          <MoreMenu id={`menu-comment-${id}`} sections={[own]} report={{ kind: "comment", id }} />
        )}
      </div>
      <Prose html={comment.html} className="mt-0.5" />
      <SaidTold post={comment} isAsker={thread.me?.isAsker ?? false} />
    </li>
  );
}
