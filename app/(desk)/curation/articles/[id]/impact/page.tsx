import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Figure } from "@/components/curation/figure";
import { When } from "@/components/site/when";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Button } from "@/components/ui/button";
import { Page, PageHeader } from "@/components/ui/layout";
import { Meta } from "@/components/ui/list";
import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/text";
import { type ArticleImpact, articleImpact } from "@/lib/curation/queries/article-impact";
import { solvedOf } from "@/lib/curation/queries/impact-table";
import { intl } from "@/lib/http/intl";
import { shown } from "@/lib/http/page";
import { currentContext } from "@/lib/http/session";
import { articlePath } from "@/lib/knowledge/article-path";
import { can } from "@/lib/policy";
import { Curve } from "./curve";
import { amounts } from "./words";

type Props = { params: Promise<{ id: string }> };

const load = async ({ params }: Props) => {
  const id = Number((await params).id);
  if (!Number.isSafeInteger(id) || id < 1 || id > 2_147_483_647) notFound();
  return shown(articleImpact(await currentContext(), id));
};

export default async function ArticleImpactPage(props: Props) {
  const found = await load(props);
  const { actor } = await currentContext();
  const { t, href, locale } = await intl("freshness");
  const { t: common } = await intl("common");
  return (
    <Page>
      <PageHeader
        above={
          <Breadcrumbs
            label={common("breadcrumbs")}
            items={[{ href: href("/curation/impact"), label: t("impact.title") }]}
          />
        }
        title={<bdi>{t("impact.of", { title: found.title })}</bdi>}
        meta={
          <Meta>
            <span>
              {t("impact.published")} <When at={found.publishedAt} />
            </span>
            {+found.changedAt !== +found.publishedAt && (
              <span>
                {t("impact.changed")} <When at={found.changedAt} />
              </span>
            )}
            {found.groups.map(({ id, title }) => (
              <TextLink key={id} href={href(`/curation/groups/${id}`)} dir="auto">
                {title}
              </TextLink>
            ))}
          </Meta>
        }
        actions={
          <>
            <Button size="sm" icon="article" href={href(articlePath(found.slug, found.language, locale))}>
              {t("impact.read")}
            </Button>
            {can(actor, "article.write") && (
              <Button size="sm" icon="edit" href={href(`/curation/articles/${found.id}`)}>
                {t("impact.edit")}
              </Button>
            )}
          </>
        }
      />
      {found.since.back && <ComesBack found={found} />}
      <Curve found={found} />
      <Figures found={found} />
    </Page>
  );
}

async function ComesBack({ found: { since } }: { found: ArticleImpact }) {
  const { t, format } = await intl("freshness");
  const whole = { maximumFractionDigits: 1 };
  return (
    <Notice tone="warning" className="mb-5">
      {t("impact.back", {
        recent: since.recent.count,
        weeks: format.number(since.recent.weeks, whole),
        before: format.number(since.before.weeks > 0 ? since.before.count / since.before.weeks : 0, whole),
      })}
    </Notice>
  );
}

async function Figures({ found }: { found: ArticleImpact }) {
  const { t, href, format } = await intl("freshness");
  const { actor } = await currentContext();
  const { count, money, time } = await amounts();
  const { avoided, costs } = found;
  return (
    <div className="mt-8 grid gap-4 sm:grid-cols-2">
      <Figure title={t("impact.viewsDays")} value={format.number(found.views)} how={t("impact.viewsHow")} />
      <Figure
        title={t("impact.solved")}
        value={format.number(solvedOf(found))}
        how={t("impact.solvedHow", { yes: found.yes, elsewhere: found.elsewhere, no: found.no })}
      />
      <Figure
        title={t("impact.avoided")}
        value={count(avoided.cases)}
        how={t("impact.avoidedHow", {
          confirmed: avoided.confirmed,
          share: format.number(avoided.share, { style: "percent", maximumFractionDigits: 1 }),
          of: avoided.of,
        })}
      />
      <Figure
        title={t("impact.money")}
        value={`${money(found.saved.money, costs.currency)} · ${time(found.saved.minutes)}`}
        how={
          <>
            {t("impact.savedHow", {
              minutes: costs.minutesPerCase,
              cost: money(costs.costPerHour, costs.currency),
            })}{" "}
            {!costs.isOwn && t("impact.usualCosts")}{" "}
            {can(actor, "site.operate") && (
              <TextLink href={href("/admin/costs")}>{t("impact.setCosts")}</TextLink>
            )}
          </>
        }
      />
    </div>
  );
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { t } = await intl("freshness");
  return { title: t("impact.of", { title: (await load(props)).title }), robots: { index: false } };
}
