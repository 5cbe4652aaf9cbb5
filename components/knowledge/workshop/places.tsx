import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import type { FormAction } from "@/components/ui/form-state";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { Section } from "@/components/ui/layout";
import { intl } from "@/lib/http/intl";
import type { PlaceInTopic } from "@/lib/knowledge/queries/places-in-topics";
import type { WorkshopArticle } from "@/lib/knowledge/queries/workshop-article";

/** Where readers find an article: its address, and its place among the others of each topic. */
export async function Places({
  article,
  places,
  changeAddress,
  move,
}: {
  article: WorkshopArticle;
  places: PlaceInTopic[];
  changeAddress: FormAction;
  move: FormAction;
}) {
  const { t } = await intl("workshop");
  return (
    <div className="space-y-8">
      <Section id="address" title={t("address.title")}>
        <ActionForm id="address-form" action={changeAddress} labels={{ slug: t("address.slug") }}>
          <input type="hidden" name="articleId" value={article.id} />
          <div className="flex flex-wrap items-end gap-2">
            <Field name="slug" label={t("address.slug")} hint={t("address.hint")} className="min-w-0 flex-1">
              <Input defaultValue={article.slug} maxLength={120} autoComplete="off" spellCheck={false} />
            </Field>
            <SubmitButton variant="secondary">{t("address.save")}</SubmitButton>
          </div>
        </ActionForm>
        {article.redirects.length > 0 && (
          <p className="mt-2 text-sm break-words text-muted">
            {t("address.old", { slugs: article.redirects.join(", ") })}
          </p>
        )}
      </Section>
      {places.length > 0 && (
        <Section id="places" title={t("places.title")}>
          <ul className="divide-y divide-line border-y border-line">
            {places.map(({ topicId, name, place, of }) => (
              <li key={topicId} className="flex items-center justify-between gap-3 py-1.5 text-sm">
                <span className="min-w-0">
                  <bdi>{name}</bdi> <span className="text-faint">{t("places.place", { place, of })}</span>
                </span>
                <ActionForm
                  id={`place-${topicId}`}
                  action={move}
                  className="flex shrink-0 gap-1"
                  messages="none"
                >
                  <input type="hidden" name="articleId" value={article.id} />
                  <input type="hidden" name="topicId" value={topicId} />
                  <IconButton
                    type="submit"
                    name="direction"
                    value="up"
                    icon="up"
                    size="sm"
                    tone="outline"
                    label={t("places.up", { topic: name })}
                    disabled={place === 1}
                  />
                  <IconButton
                    type="submit"
                    name="direction"
                    value="down"
                    icon="down"
                    size="sm"
                    tone="outline"
                    label={t("places.down", { topic: name })}
                    disabled={place === of}
                  />
                </ActionForm>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </div>
  );
}
