import { PersonMark } from "@/components/community/person-mark";
import { Prose } from "@/components/community/prose";
import { When } from "@/components/site/when";
import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormActions } from "@/components/ui/layout";
import { List, Meta } from "@/components/ui/list";
import { TextLink } from "@/components/ui/text";
import { Textarea } from "@/components/ui/textarea";
import { intl } from "@/lib/http/intl";
import type { AppealItem } from "@/lib/site/queries/appeal-list";
import { decideOnAppeal } from "./actions";

/** Hidden posts and closed questions whose authors ask for a second look, each to be decided by somebody else. */
export async function Appeals({ items }: { items: AppealItem[] }) {
  const { t } = await intl("moderation");
  return (
    <List label={t("view.appeals")} className="border-t-0">
      {items.map((item) => (
        <Appeal key={item.id} item={item} />
      ))}
    </List>
  );
}

async function Appeal({ item }: { item: AppealItem }) {
  const { t, href } = await intl("moderation");
  return (
    <li className="space-y-2 py-4">
      <p className="font-medium">
        <TextLink href={href(item.path)} dir="auto">
          {item.title}
        </TextLink>
      </p>
      <Prose html={item.html} className="border-s-2 border-line ps-3 text-sm" />
      <p>
        <bdi className="text-muted">{t("appeal.by", { name: item.by.name })}:</bdi>{" "}
        <q dir="auto">{item.words}</q>
      </p>
      <Meta>
        <PersonMark person={{ ...item.by, mark: null }} />
        {item.decidedBy && (
          <bdi>{t(`appeal.${item.against}By`, { name: item.decidedBy, reason: item.because })}</bdi>
        )}
        <When at={item.at} />
      </Meta>
      {item.isOwn ? (
        <p className="text-sm text-muted">{t("appeal.own", { against: item.against })}</p>
      ) : (
        <ActionForm id={`appeal-${item.id}`} action={decideOnAppeal} className="max-w-lg">
          <input type="hidden" name="appealId" value={item.id} />
          <Field name="note" label={t("appeal.note")} optional={t("appeal.optional")}>
            <Textarea rows={2} maxLength={500} />
          </Field>
          <FormActions>
            <SubmitButton variant="secondary" size="sm" name="decision" value="restore">
              {t("appeal.restore", { against: item.against })}
            </SubmitButton>
            <SubmitButton variant="secondary" size="sm" name="decision" value="uphold">
              {t("appeal.uphold", { against: item.against })}
            </SubmitButton>
          </FormActions>
        </ActionForm>
      )}
    </li>
  );
}
