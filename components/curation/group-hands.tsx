import type { ReactNode } from "react";
import { Fold } from "@/components/desk/fold";
import { ActionForm } from "@/components/ui/action-form";
import { Button, SubmitButton } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import type { RepeatGroup } from "@/lib/curation/queries/repeat-group";
import type { Way } from "@/lib/curation/rules/moves";
import type { FormAction } from "@/lib/form-state";
import { intl } from "@/lib/http/intl";
import { GroupTarget } from "./group-target";

export type GroupActions = Record<"name" | "ignore" | "link" | "markOutdated" | "merge", FormAction>;

/** The form that somebody came for from the board, and the column they saw the group in. */
export type Wanted = { way: string; from: string };

type Props = { group: RepeatGroup; actions: GroupActions; wanted: Wanted };

/** Whatever needs a word before it is done to a group, folded until it is wanted. */
export async function GroupHands({ group, actions, wanted }: Props) {
  const { t } = await intl("repeats");
  const can = (way: Way) => group.moves.some((move) => move.way === way);
  const fields = (way?: Way) => (
    <>
      <input type="hidden" name="groupId" value={group.id} />
      {wanted.from && wanted.way === way && <input type="hidden" name="from" value={wanted.from} />}
    </>
  );
  const suggested = group.answeredBy?.kind === "article" ? group.answeredBy : null;
  return (
    <div className="divide-y divide-line border-y border-line">
      {can("link") && (
        <div id="link" className="py-1">
          <Fold
            summary={t("group.linkTitle")}
            hint={t("group.linkHint")}
            form="link-form"
            open={wanted.way === "link"}
          >
            {suggested && (
              <ActionForm id="link-suggested" action={actions.link} className="mb-3">
                {fields("link")}
                <Button type="submit" name="article" value={suggested.id} size="sm" icon="link">
                  {t("group.linkSuggested", { title: suggested.title })}
                </Button>
              </ActionForm>
            )}
            <ActionForm id="link-form" action={actions.link} labels={{ article: t("group.article") }}>
              {fields("link")}
              <Field name="article" label={t("group.article")} hint={t("group.articleHint")} required>
                <Input maxLength={500} dir="ltr" />
              </Field>
              <SubmitButton variant="secondary" size="sm" className="mt-2">
                {t("group.linkDo")}
              </SubmitButton>
            </ActionForm>
          </Fold>
        </div>
      )}
      {can("mark_outdated") && (
        <WithReason
          id="mark_outdated"
          title={t("group.outdatedTitle")}
          hint={t("group.outdatedHint")}
          button={t("group.outdatedDo")}
          action={actions.markOutdated}
          open={wanted.way === "mark_outdated"}
        >
          {fields("mark_outdated")}
        </WithReason>
      )}
      {can("ignore") && (
        <div id="merge" className="py-1">
          <Fold summary={t("group.merge")} hint={t("group.mergeHint")} form="merge-form">
            <ActionForm id="merge-form" action={actions.merge} labels={{ intoId: t("group.moveInto") }}>
              {fields()}
              <div className="flex flex-wrap items-end gap-2">
                <GroupTarget near={group.near} label={t("group.moveInto")} />
                <SubmitButton variant="secondary" size="sm" icon="merge">
                  {t("group.mergeDo")}
                </SubmitButton>
              </div>
            </ActionForm>
          </Fold>
        </div>
      )}
      <div id="name" className="py-1">
        <Fold summary={t("group.nameTitle")} form="name-form">
          <ActionForm id="name-form" action={actions.name} labels={{ name: t("group.name") }}>
            {fields()}
            <Field name="name" label={t("group.name")} hint={t("group.nameHint")}>
              <Input maxLength={120} defaultValue={group.isNamed ? group.title : ""} dir="auto" />
            </Field>
            <SubmitButton variant="secondary" size="sm" className="mt-2">
              {t("group.nameDo")}
            </SubmitButton>
          </ActionForm>
        </Fold>
      </div>
      {can("ignore") && (
        <WithReason
          id="ignore"
          title={t("group.ignoreTitle")}
          hint={t("group.ignoreHint")}
          button={t("group.ignoreDo")}
          action={actions.ignore}
          open={wanted.way === "ignore"}
        >
          {fields("ignore")}
        </WithReason>
      )}
    </div>
  );
}

type ReasonProps = {
  id: string;
  title: string;
  hint: string;
  button: string;
  action: FormAction;
  open: boolean;
  children: ReactNode;
};

async function WithReason({ id, title, hint, button, action, open, children }: ReasonProps) {
  const { t } = await intl("repeats");
  return (
    <div id={id} className="py-1">
      <Fold summary={title} hint={hint} form={`${id}-form`} open={open}>
        <ActionForm id={`${id}-form`} action={action} labels={{ reason: t("group.reason") }}>
          {children}
          <Field name="reason" label={t("group.reason")} hint={t("group.reasonHint")} required>
            <Textarea rows={2} maxLength={500} />
          </Field>
          <SubmitButton variant="secondary" size="sm" className="mt-2">
            {button}
          </SubmitButton>
        </ActionForm>
      </Fold>
    </div>
  );
}
