import type { Metadata } from "next";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Page, PageHeader } from "@/components/ui/layout";
import { List } from "@/components/ui/list";
import { Pagination } from "@/components/ui/pagination";
import { Select } from "@/components/ui/select";
import { TextLink } from "@/components/ui/text";
import { intl } from "@/lib/http/intl";
import { shown } from "@/lib/http/page";
import { currentContext } from "@/lib/http/session";
import { auditLog } from "@/lib/site/queries/audit-log";
import { auditActions } from "./audit-actions";
import { AuditRow } from "./audit-row";
import { actionName } from "./audit-words";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function AuditPage({ searchParams }: Props) {
  const given = await searchParams;
  const filter = {
    action: word(given.action),
    subject: word(given.subject),
    actor: word(given.actor),
  };
  const log = await shown(
    auditLog(await currentContext(), { ...filter, before: line(given.before), after: line(given.after) }),
  );
  const { t, href } = await intl("admin");
  const isFiltered = Object.values(filter).some((value) => value !== undefined);
  const page = (more: Record<string, string>) =>
    href(`/admin/audit?${new URLSearchParams({ ...chosen(filter), ...more })}`);
  return (
    <Page>
      <PageHeader title={t("audit.title")}>{t("audit.lead")}</PageHeader>
      <form action={href("/admin/audit")} className="mb-5 flex flex-wrap items-end gap-3">
        <Field name="action" label={t("audit.action")} className="w-64 max-sm:w-full">
          <Select defaultValue={filter.action ?? ""} options={await actionOptions()} />
        </Field>
        <Field name="subject" label={t("audit.subject")} className="w-48 max-sm:w-full">
          <Input
            defaultValue={filter.subject}
            placeholder={t("audit.subjectHint")}
            dir="ltr"
            maxLength={60}
          />
        </Field>
        <Field name="actor" label={t("audit.actor")} className="w-40 max-sm:w-full">
          <Input defaultValue={filter.actor} dir="ltr" maxLength={60} />
        </Field>
        <Button type="submit">{t("audit.filter")}</Button>
        {isFiltered && (
          <TextLink href={href("/admin/audit")} className="py-2.5 text-sm">
            {t("audit.reset")}
          </TextLink>
        )}
      </form>
      {log.lines.length === 0 ? (
        <EmptyState icon="history" title={t("audit.none")}>
          {t("audit.noneText")}
        </EmptyState>
      ) : (
        <List label={t("audit.list")}>
          {log.lines.map((entry) => (
            <AuditRow key={entry.id} line={entry} />
          ))}
        </List>
      )}
      <Pagination
        label={t("audit.pages")}
        summary={t("audit.newest")}
        previous={log.newer ? { href: page({ after: String(log.newer) }), label: t("audit.newer") } : null}
        next={log.older ? { href: page({ before: String(log.older) }), label: t("audit.older") } : null}
      />
    </Page>
  );
}

async function actionOptions() {
  const { t } = await intl("admin");
  const names = await actionName();
  return [
    { value: "", label: t("audit.anyAction") },
    ...Object.entries(auditActions).map(([group, actions]) => ({
      label: t(`audit.groups.${group as keyof typeof auditActions}`),
      options: actions.map((action) => ({ value: action, label: names(action) })),
    })),
  ];
}

const word = (given: string | string[] | undefined) =>
  typeof given === "string" && given.trim() !== "" ? given.trim().slice(0, 100) : undefined;

const line = (given: string | string[] | undefined) =>
  typeof given === "string" && /^[1-9]\d{0,14}$/.test(given) ? Number(given) : undefined;

const chosen = (filter: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(Object.entries(filter).flatMap(([name, value]) => (value ? [[name, value]] : [])));

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl("admin");
  return { title: t("audit.title"), robots: { index: false } };
}
