import { WorkReasons } from "@/components/curation/work-reasons";
import { ActionForm } from "@/components/ui/action-form";
import { Button, SubmitButton } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { Meta } from "@/components/ui/list";
import { TextLink } from "@/components/ui/text";
import type { WorkList } from "@/lib/curation/queries/work-list";
import type { WorkItem } from "@/lib/curation/signals/work-items";
import { intl } from "@/lib/http/intl";
import { languageName } from "@/lib/i18n/language-name";
import { articlePath } from "@/lib/knowledge/article-path";
import { takeUp } from "./actions";
import { Steps } from "./steps";

type Props = { item: WorkItem; list: WorkList; query: string };

/** One article: what it is, every reason with its evidence, and what can be done about it. */
export async function Item({ item, list, query }: Props) {
  const { t, href, locale } = await intl("freshness");
  return (
    <li id={`article-${item.id}`} className="space-y-2.5 py-4">
      <div>
        <h2 className="text-base leading-snug font-medium text-pretty" dir="auto">
          <TextLink href={href(articlePath(item.slug, item.language, locale))}>{item.title}</TextLink>
        </h2>
        <Meta>
          <span>{languageName(item.language, locale)}</span>
          <span>{t("work.views", { count: item.views })}</span>
          <span>
            {t("work.owner")}: {item.owner ? <bdi>{item.owner.name}</bdi> : t("work.noOwner")}
          </span>
          {item.audience !== "public" && (
            <Chip icon="private" plain>
              {t(item.audience === "staff" ? "work.staffOnly" : "work.signedIn")}
            </Chip>
          )}
        </Meta>
      </div>
      <WorkReasons item={item} />
      <PutOff item={item} mayCurate={list.mayCurate} query={query} />
      <div className="flex flex-wrap items-start gap-2">
        {list.mayCurate && (
          <Button size="sm" icon="edit" href={href(`/curation/articles/${item.id}`)}>
            {t("work.edit")}
          </Button>
        )}
        <Button size="sm" variant="quiet" icon="chart" href={href(`/curation/articles/${item.id}/impact`)}>
          {t("work.impact")}
        </Button>
        {list.mayCurate && <Steps item={item} curators={list.curators} query={query} />}
      </div>
    </li>
  );
}

async function PutOff({ item, mayCurate, query }: { item: WorkItem; mayCurate: boolean; query: string }) {
  const { t, format } = await intl("freshness");
  if (item.dismissed.length === 0) return null;
  return (
    <ul className="space-y-1 text-sm text-muted">
      {item.dismissed.map(({ reason, by, until, note }) => (
        <li key={reason} className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span>
            {t("work.putOffLine", {
              reason: t(`reason.${reason}`),
              by,
              until: format.dateTime(new Date(until), { dateStyle: "medium" }),
            })}
            {note && <q dir="auto"> {note}</q>}
          </span>
          {mayCurate && (
            <ActionForm id={`take-up-${item.id}-${reason}`} action={takeUp}>
              <input type="hidden" name="articleId" value={item.id} />
              <input type="hidden" name="reason" value={reason} />
              <input type="hidden" name="list" value={query} />
              <SubmitButton size="sm" variant="quiet" icon="undo">
                {t("work.takeUp")}
              </SubmitButton>
            </ActionForm>
          )}
        </li>
      ))}
    </ul>
  );
}
