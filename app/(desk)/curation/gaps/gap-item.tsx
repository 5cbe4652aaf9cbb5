import { Trend } from "@/components/curation/trend";
import { When } from "@/components/site/when";
import { ActionForm } from "@/components/ui/action-form";
import { Button, SubmitButton } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { Disclosure } from "@/components/ui/disclosure";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Meta } from "@/components/ui/list";
import { TextLink } from "@/components/ui/text";
import type { Gaps } from "@/lib/curation/queries/gaps";
import { intl } from "@/lib/http/intl";
import { withQuery } from "@/lib/http/query";
import { languageName } from "@/lib/i18n/language-name";
import { dismiss, draft } from "./actions";

type Gap = Gaps["items"][number];

const samplesShown = 5;

/** One gap: how many it concerns, in whose words, what there is nearby, and what can be done about it. */
export async function GapItem({ gap, place }: { gap: Gap; place: number }) {
  const { t, href, locale } = await intl("freshness");
  const latest = gap.words.map(({ lastAt }) => lastAt).sort((a, b) => +b - +a)[0];
  return (
    <li className="space-y-2 py-4">
      <div className="flex items-start justify-between gap-x-6">
        <h2 className="min-w-0 text-base leading-snug font-medium text-pretty" dir="auto">
          {gap.label}
        </h2>
        <Trend weeks={gap.trend} label={t("gaps.trend", { weeks: gap.trend.join(", ") })} />
      </div>
      <Meta>
        {gap.people > 0 && <span>{t("gaps.people", { count: gap.people })}</span>}
        {gap.nothingFound > 0 && <span>{t("gaps.nothing", { count: gap.nothingFound })}</span>}
        {gap.cases.length > 0 && (
          <Chip icon="support" tone="staff" plain>
            {t("gaps.cases", { count: gap.cases.length })}
          </Chip>
        )}
        <span>{languageName(gap.language, locale)}</span>
        {latest && <When at={latest} />}
      </Meta>
      <dl className="grid gap-x-4 gap-y-1 text-sm sm:grid-cols-[max-content_minmax(0,1fr)]">
        {gap.words.length > 1 && (
          <>
            <dt className="text-faint">{t("gaps.samples")}</dt>
            <dd>
              {gap.words.slice(0, samplesShown).map(({ words, query }) => (
                <q key={words} dir="auto" className="me-2">
                  {query}
                </q>
              ))}
            </dd>
          </>
        )}
        {gap.cases.length > 0 && (
          <>
            <dt className="text-faint">{t("gaps.fromCases")}</dt>
            <dd>
              <Links
                links={gap.cases.map((each) => ({ ...each, href: `/questions/${each.number}/${each.slug}` }))}
              />
            </dd>
          </>
        )}
        <dt className="text-faint">{t("gaps.nearBy")}</dt>
        <dd>{gap.nearBy.length === 0 ? t("gaps.noneNear") : <Links links={gap.nearBy} />}</dd>
      </dl>
      <div className="flex flex-wrap items-start gap-2">
        <Draft gap={gap} place={place} />
        {gap.words.length > 0 && (
          <>
            <Button
              size="sm"
              variant="quiet"
              icon="add"
              href={href(
                withQuery("/curation/search/synonyms", { words: gap.label, language: gap.language }),
              )}
            >
              {t("gaps.synonym")}
            </Button>
            <Button
              size="sm"
              variant="quiet"
              icon="pin"
              href={href(withQuery("/curation/search/best-bets", { words: gap.label }))}
            >
              {t("gaps.pin")}
            </Button>
          </>
        )}
        <Disclosure
          summary={t("gaps.dismiss")}
          forms={[`dismiss-${place}`]}
          className="min-w-0 open:basis-full"
        >
          <ActionForm id={`dismiss-${place}`} action={dismiss} className="flex flex-wrap items-end gap-2">
            <input type="hidden" name="gap" value={gap.key} />
            <Field
              name="reason"
              label={t("gaps.why")}
              hint={gap.cases.length > 0 ? t("gaps.dismissCases") : undefined}
              id={`why-${place}`}
              required
            >
              <Input size="sm" maxLength={500} />
            </Field>
            <SubmitButton size="sm" variant="secondary">
              {t("gaps.dismiss")}
            </SubmitButton>
          </ActionForm>
        </Disclosure>
      </div>
    </li>
  );
}

/** Going on with what is begun; else beginning, from the threads of its cases where there are any. */
async function Draft({ gap, place }: { gap: Gap; place: number }) {
  const { t, href } = await intl("freshness");
  const begun = gap.cases.find(({ article }) => article)?.article;
  if (begun)
    return (
      <Button size="sm" icon="article" href={href(`/curation/articles/${begun.id}`)} title={begun.title}>
        {t("gaps.goOn")}
      </Button>
    );
  if (gap.cases.length === 0)
    return (
      <Button
        size="sm"
        icon="write"
        href={href(withQuery("/curation/articles/new", { title: gap.label, language: gap.language }))}
      >
        {t("gaps.draft")}
      </Button>
    );
  return (
    <ActionForm id={`draft-${place}`} action={draft}>
      <input type="hidden" name="gap" value={gap.key} />
      <SubmitButton size="sm" variant="secondary" icon="write">
        {t("gaps.draftCases")}
      </SubmitButton>
    </ActionForm>
  );
}

async function Links({ links }: { links: { href: string; title: string }[] }) {
  const { href } = await intl("freshness");
  return links.slice(0, samplesShown).map((link, at) => (
    <span key={link.href}>
      {at > 0 && "; "}
      <TextLink href={href(link.href)} dir="auto">
        {link.title}
      </TextLink>
    </span>
  ));
}
