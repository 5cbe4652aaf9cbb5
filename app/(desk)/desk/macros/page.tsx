import type { Metadata } from "next";
import { MacroForm } from "@/components/desk/macro-form";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Page, PageHeader } from "@/components/ui/layout";
import { macros } from "@/lib/desk/queries/macros";
import { intl } from "@/lib/http/intl";
import { shown } from "@/lib/http/page";
import { currentContext } from "@/lib/http/session";
import * as actions from "./actions";

type Props = { searchParams: Promise<{ q?: string | string[]; case?: string | string[] }> };

export default async function MacrosPage({ searchParams }: Props) {
  const query = await searchParams;
  const q = typeof query.q === "string" ? query.q.slice(0, 200) : "";
  const caseId = typeof query.case === "string" && /^\d{1,9}$/.test(query.case) ? Number(query.case) : null;
  const { t, href } = await intl("desk");
  const found = await shown(macros(await currentContext(), q));
  return (
    <Page narrow>
      <PageHeader
        above={
          <Breadcrumbs label={t("backToDesk")} items={[{ href: href("/desk"), label: t("backToDesk") }]} />
        }
        title={t("macro.title")}
      >
        {t("macro.lead")}
      </PageHeader>
      <form action={href("/desk/macros")} className="mb-4 flex flex-wrap items-end gap-2">
        {caseId && <input type="hidden" name="case" value={caseId} />}
        <Field name="q" label={t("macro.search")} className="min-w-48 grow">
          <Input type="search" icon="search" defaultValue={q} />
        </Field>
        <Button type="submit">{t("macro.find")}</Button>
      </form>
      {found.macros.length === 0 && <EmptyState icon="quote" title={t(q ? "macro.nothing" : "macro.none")} />}
      <ul className="divide-y divide-line">
        {found.macros.map((macro) => (
          <li key={macro.id} className="py-4">
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <h2 className="font-semibold" dir="auto">
                {macro.title}
              </h2>
              <Chip icon={macro.isOwn ? "person" : "people"} plain>
                {macro.teamName ? <bdi>{macro.teamName}</bdi> : t("macro.own")}
              </Chip>
              {caseId && (
                <Button
                  size="sm"
                  href={href(`/desk/escalations/${caseId}?macro=${macro.id}&into=answer`)}
                  className="ms-auto"
                >
                  {t("macro.use", { id: caseId })}
                </Button>
              )}
            </div>
            <p className="my-1.5 text-sm whitespace-pre-wrap text-muted" dir="auto">
              {macro.body}
            </p>
            {macro.mayEdit && <MacroForm macro={macro} teams={found.teams} actions={actions} />}
          </li>
        ))}
      </ul>
      <div className="mt-6 border-t border-line pt-4">
        <MacroForm teams={found.teams} actions={actions} />
      </div>
    </Page>
  );
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl("desk");
  return { title: t("macro.title"), robots: { index: false } };
}
