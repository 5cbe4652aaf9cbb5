import type { Metadata } from "next";
import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/button";
import { Page, PageHeader, Section } from "@/components/ui/layout";
import { Facts } from "@/components/ui/list";
import { Notice } from "@/components/ui/notice";
import { intl } from "@/lib/http/intl";
import { shown } from "@/lib/http/page";
import { currentContext } from "@/lib/http/session";
import { can } from "@/lib/policy";
import { engineState } from "@/lib/search/queries/engine-state";
import { rebuild } from "../actions";
import { SearchTabs } from "../search-tabs";

export default async function EnginePage() {
  const ctx = await currentContext();
  const state = await shown(engineState(ctx));
  const { t, format } = await intl("tuning");
  const lag = state.lagSeconds;
  return (
    <Page>
      <PageHeader title={t("engine.title")}>{t("engine.lead")}</PageHeader>
      <SearchTabs view="engine" />
      {!state.ready && <Notice className="mb-4">{t("engine.loading")}</Notice>}
      {state.problem && (
        <Notice tone="warning" className="mb-4">
          {state.problem}
        </Notice>
      )}
      <div className="max-w-lg space-y-8">
        <Facts
          items={[
            {
              term: t("engine.name"),
              value: t.has(`engine.names.${state.engine}` as never)
                ? t(`engine.names.${state.engine as "postgres"}`)
                : state.engine,
            },
            { term: t("engine.documents"), value: format.number(state.documents) },
            { term: t("engine.findable"), value: format.number(state.findable) },
            {
              term: t("engine.lag"),
              value:
                lag === null
                  ? t("engine.unknown")
                  : t("engine.seconds", { count: Math.round(lag * 10) / 10 }),
            },
            { term: t("engine.revision"), value: format.number(state.revision) },
            { term: t("engine.version"), value: String(state.version) },
          ]}
        />
        {can(ctx.actor, "site.operate") && (
          <Section title={t("engine.rebuild")}>
            <p className="mb-3 text-muted">{t("engine.rebuildText")}</p>
            <ActionForm id="rebuild" action={rebuild}>
              <SubmitButton variant="secondary" icon="refresh">
                {t("engine.rebuild")}
              </SubmitButton>
            </ActionForm>
          </Section>
        )}
      </div>
    </Page>
  );
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl("tuning");
  return { title: t("engine.title"), robots: { index: false } };
}
