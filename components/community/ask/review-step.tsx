import type { ReactNode } from "react";
import { Prose } from "@/components/community/prose";
import { When } from "@/components/site/when";
import { ActionForm } from "@/components/ui/action-form";
import { Button, SubmitButton } from "@/components/ui/button";
import type { FormAction } from "@/components/ui/form-state";
import { Icon } from "@/components/ui/icon";
import { FormActions, PageHeader } from "@/components/ui/layout";
import { Notice } from "@/components/ui/notice";
import type { DraftReview } from "@/lib/community/queries/draft";
import { intl } from "@/lib/http/intl";
import { AskSteps } from "./ask-steps";
import { VisitorStep } from "./visitor-step";

type Props = {
  review: DraftReview;
  token: string;
  isVisitor: boolean;
  wasSent: boolean;
  days: number;
  post: FormAction;
  sendLink: FormAction;
};

/** What would be posted, who would see it, and when a person may take over. */
export async function ReviewStep({ review, token, isVisitor, wasSent, days, post, sendLink }: Props) {
  const { t, href } = await intl("ask");
  const { draft, finds, urgentMark } = review;
  const edit = href(`/ask?draft=${token}&step=details`);
  const button = urgentMark
    ? "review.postRestricted"
    : finds.length > 0
      ? "review.postAnyway"
      : "review.post";
  return (
    <>
      <PageHeader title={t("review.title")} above={<AskSteps now="review" />} />
      {finds.length > 0 && <Finds finds={finds} edit={edit} />}
      <article className="rounded-lg border border-line bg-surface px-4 py-4 sm:px-5">
        <div className="flex items-start justify-between gap-4">
          <h2 className="min-w-0 text-lg leading-snug font-semibold" dir="auto">
            {draft.title}
          </h2>
          <Button href={edit} size="sm" icon="edit" className="shrink-0">
            {t("review.edit")}
          </Button>
        </div>
        <p className="mb-3 text-sm text-faint">
          {review.outlook.topic
            ? t("review.topic", { topic: review.outlook.topic.name })
            : t("review.topicNone")}
        </p>
        <Prose html={review.html} />
        {draft.privateDetails.trim() && (
          <div className="mt-4 border-t border-line pt-3">
            <p className="flex items-center gap-1.5 text-sm font-semibold">
              <Icon name="private" size={15} />
              {t("review.privateTitle")}
            </p>
            <p className="text-sm text-muted">{t("review.privateText")}</p>
            <p className="mt-1 text-sm whitespace-pre-wrap" dir="auto">
              {draft.privateDetails}
            </p>
          </div>
        )}
      </article>
      <ul className="my-5 space-y-3">
        <Outlook review={review} />
      </ul>
      {isVisitor ? (
        <VisitorStep token={token} wasSent={wasSent} days={days} action={sendLink} />
      ) : (
        <ActionForm id="post" action={post} draft="ask">
          <input type="hidden" name="token" value={token} />
          <FormActions>
            <SubmitButton icon="send">{t(button)}</SubmitButton>
          </FormActions>
        </ActionForm>
      )}
    </>
  );
}

async function Finds({ finds, edit }: { finds: DraftReview["finds"]; edit: string }) {
  const { t } = await intl("ask");
  return (
    <Notice
      tone="warning"
      title={t("review.finds")}
      className="mb-5"
      actions={
        <Button href={edit} size="sm" icon="edit">
          {t("review.edit")}
        </Button>
      }
    >
      <p>{t("review.findsText")}</p>
      <ul className="mt-1 list-disc ps-5">
        {finds.slice(0, 8).map((find) => (
          <li key={find.index}>
            {t(`review.find.${find.kind}`)} <bdi className="font-medium">{find.text}</bdi>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

async function Outlook({ review }: { review: DraftReview }) {
  const { t } = await intl("ask");
  const { person, urgentMark, outlook } = review;
  const mark = urgentMark as keyof IntlMarks | null;
  const { team } = outlook;
  return (
    <>
      {mark ? (
        <Fact icon="private" title={t("review.restrictedTitle")}>
          {t("review.restrictedText", { mark: t(`review.marks.${mark}`) })}
        </Fact>
      ) : (
        <Fact icon="eye" title={t("review.publicTitle")}>
          {t("review.publicText")}
        </Fact>
      )}
      <Fact icon="clock" title={t("review.when")}>
        {person === null
          ? t("review.never")
          : person.at === "at_once"
            ? t(person.how === "takes_over" ? "review.takesOverAtOnce" : "review.mayAskAtOnce")
            : t.rich(person.how === "takes_over" ? "review.takesOver" : "review.mayAsk", {
                at: () => <When at={person.at as Date} mode="local" />,
              })}
        {mark && team?.telephone && (
          <span className="block">{t("review.telephone", { team: team.name, number: team.telephone })}</span>
        )}
        {mark && team?.openingHours && (
          <span className="block">{t("review.hours", { hours: team.openingHours })}</span>
        )}
      </Fact>
      <Fact icon="staff" title={t("review.staffTitle")}>
        {t("review.staffText")}
        {review.trail.length > 0 && (
          <span className="block">
            {t.rich("review.staffTrail", {
              searches: () => review.trail.map((words) => <bdi key={words}>“{words}” </bdi>),
            })}
          </span>
        )}
      </Fact>
    </>
  );
}

type IntlMarks = Record<"safety" | "security" | "privacy" | "payment", string>;

const Fact = ({
  icon,
  title,
  children,
}: {
  icon: "eye" | "private" | "clock" | "staff";
  title: string;
  children: ReactNode;
}) => (
  <li className="flex gap-2.5 text-sm">
    <Icon name={icon} size={17} className="mt-0.5 text-muted" />
    <div className="min-w-0">
      <p className="font-semibold">{title}</p>
      <p className="text-muted">{children}</p>
    </div>
  </li>
);
