import { WithReason } from "@/components/site/with-reason";
import { ActionForm } from "@/components/ui/action-form";
import { Button, SubmitButton } from "@/components/ui/button";
import type { Person } from "@/lib/context";
import { intl } from "@/lib/http/intl";
import { can } from "@/lib/policy";
import type { ReviewItem } from "@/lib/site/queries/review-queue";
import { hideHeld, release, restore, settle } from "./actions";

type Props = { item: ReviewItem; view: "held" | "reported" | "hidden"; reader: Person };

/** What this person may do about one post. Nobody hides or restores their own. */
export async function ReviewActions({ item, view, reader }: Props) {
  const { t, href } = await intl("moderation");
  const isPost = item.questionId !== null;
  const isOwn = item.author?.id === reader.id;
  const id = `${item.type}-${item.postId}`;
  const subject = `${item.type}:${item.postId}`;
  const harsh = {
    reason: { label: t("reason"), hint: t("reasonHint") },
    tone: "danger",
    className: "has-[details[open]]:w-full has-[details[open]]:max-w-lg",
  } as const;
  const hide = { ...harsh, id: `hide-${id}`, summary: t("hide"), button: t("hideButton") };
  const post = { questionId: String(item.questionId), type: item.type, postId: item.postId };
  return (
    // biome-ignore lint/a11y/useSemanticElements: not a set of form fields.
    <div role="group" aria-label={t("actionsFor", { title: item.title })} className="mt-3">
      {isOwn && <p className="mb-2 text-sm text-muted">{t("yours")}</p>}
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        {view === "held" && (
          <ActionForm id={`release-${id}`} action={release}>
            <Hidden fields={post} />
            <SubmitButton variant="secondary" size="sm" icon="check">
              {t("release")}
            </SubmitButton>
          </ActionForm>
        )}
        {view === "reported" && !isOwn && (
          <ActionForm id={`keep-${id}`} action={settle}>
            <Hidden fields={{ subject, decision: "keep" }} />
            <SubmitButton variant="secondary" size="sm" icon="check">
              {t("keep")}
            </SubmitButton>
          </ActionForm>
        )}
        {view === "hidden" && !isOwn && (
          <ActionForm id={`restore-${id}`} action={restore}>
            <Hidden fields={post} />
            <SubmitButton variant="secondary" size="sm" icon="undo">
              {t("restore")}
            </SubmitButton>
          </ActionForm>
        )}
        {isPost && !isOwn && view === "held" && (
          <WithReason {...hide} action={hideHeld}>
            <Hidden fields={post} />
          </WithReason>
        )}
        {isPost && !isOwn && view === "reported" && !item.hidden && (
          <WithReason {...hide} action={settle}>
            <Hidden fields={{ subject, decision: "hide" }} />
          </WithReason>
        )}
        {isPost && (
          <Button
            href={href(`/moderation/redact?type=${item.type}&id=${item.postId}`)}
            variant="quiet"
            size="sm"
            icon="edit"
          >
            {t("redact")}
          </Button>
        )}
        {view === "reported" && !isOwn && item.author && can(reader, "people.suspend") && (
          <WithReason
            {...harsh}
            id={`suspend-${id}`}
            action={settle}
            summary={t("suspend")}
            lead={isPost ? t("suspendHint") : t("suspendHintPerson")}
            button={isPost ? t("suspendButton") : t("suspendButtonPerson")}
          >
            <Hidden fields={{ subject, decision: "suspend" }} />
          </WithReason>
        )}
        {item.type === "article" && <p className="text-sm text-muted">{t("articleHint")}</p>}
      </div>
    </div>
  );
}

function Hidden({ fields }: { fields: Record<string, string> }) {
  return Object.entries(fields).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ));
}
