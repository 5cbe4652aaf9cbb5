import type { Metadata } from "next";
import { ProgrammeTabs } from "@/components/ambassadors/programme-tabs";
import { PersonMark } from "@/components/community/person-mark";
import { When } from "@/components/site/when";
import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { Field } from "@/components/ui/field";
import { FormFold } from "@/components/ui/form-fold";
import { Input } from "@/components/ui/input";
import { FormActions, Page, PageHeader, Section } from "@/components/ui/layout";
import { List, Meta } from "@/components/ui/list";
import { Notice } from "@/components/ui/notice";
import { Textarea } from "@/components/ui/textarea";
import { type ApplicationLine, applicationList } from "@/lib/ambassadors/queries/programme";
import { intl } from "@/lib/http/intl";
import { shown } from "@/lib/http/page";
import { currentContext } from "@/lib/http/session";
import { languageNames } from "@/lib/i18n/language-name";
import { can } from "@/lib/policy";
import { decide } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl("programme");
  return { title: t("tabs.applications"), robots: { index: false } };
}

type Props = { searchParams: Promise<{ done?: string | string[] }> };

export default async function ApplicationsPage({ searchParams }: Props) {
  const { done } = await searchParams;
  const ctx = await currentContext();
  const all = await shown(applicationList(ctx));
  const mayDecide = can(ctx.actor, "programme.manage");
  const { t } = await intl("programme");
  const waiting = all.filter((one) => one.decision === null);
  const decided = all.filter((one) => one.decision !== null);
  return (
    <Page>
      <PageHeader title={t("title")}>{t("lead")}</PageHeader>
      <ProgrammeTabs current="applications" />
      {(done === "appoint" || done === "decline") && (
        <Notice tone="success" role="status" className="mb-4">
          {t(done === "appoint" ? "applications.doneAppointed" : "applications.doneDeclined")}
        </Notice>
      )}
      <Section title={t("applications.waiting")}>
        {waiting.length === 0 ? (
          <p className="text-muted">{t("applications.none")}</p>
        ) : (
          <List>
            {waiting.map((one) => (
              <Application key={one.id} one={one} mayDecide={mayDecide} />
            ))}
          </List>
        )}
      </Section>
      <Section title={t("applications.decided")} className="mt-10">
        {decided.length === 0 ? (
          <p className="text-muted">{t("applications.noneDecided")}</p>
        ) : (
          <List>
            {decided.map((one) => (
              <Application key={one.id} one={one} mayDecide={false} />
            ))}
          </List>
        )}
      </Section>
    </Page>
  );
}

async function Application({ one, mayDecide }: { one: ApplicationLine; mayDecide: boolean }) {
  const { t, format, locale } = await intl("programme");
  return (
    <li className="space-y-2 py-4">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <PersonMark person={{ ...one.person, mark: null }} avatar={32} />
        <bdi>{t("applications.for", { topics: format.list(one.topics) })}</bdi>
        {one.decision ? (
          <Chip icon={one.decision === "appointed" ? "ambassador" : "closed"} plain>
            {t(`applications.${one.decision}`)}
          </Chip>
        ) : (
          one.passedAt && (
            <Chip icon="check" plain>
              {t("applications.passed")}
            </Chip>
          )
        )}
      </div>
      {one.reason && (
        <p className="max-w-read whitespace-pre-line" dir="auto">
          {one.reason}
        </p>
      )}
      <Meta>
        <span>
          {t("applications.languages", { list: format.list(languageNames(one.languages, locale)) })}
        </span>
        <span>{t("applications.record", one.record)}</span>
        <span>{one.best ? t("applications.quiz", one.best) : t("applications.noQuiz")}</span>
        <span>
          {one.invitedBy ? t("applications.invited", { name: one.invitedBy }) : t("applications.applied")}{" "}
          <When at={one.createdAt} />
        </span>
        {one.note && <bdi>{one.note}</bdi>}
      </Meta>
      {mayDecide && (
        <ActionForm id={`application-${one.id}`} action={decide} className="max-w-lg">
          <input type="hidden" name="applicationId" value={one.id} />
          <FormFold summary={t("applications.decide")}>
            <div className="space-y-3">
              {one.passedAt && (
                <Field name="months" label={t("applications.months")} required>
                  <Input type="number" min={1} max={36} defaultValue={12} className="w-28" />
                </Field>
              )}
              <Field name="note" label={t("applications.note")} optional={t("applications.optional")}>
                <Textarea rows={2} maxLength={500} />
              </Field>
            </div>
            <FormActions>
              {one.passedAt && (
                <SubmitButton name="decision" value="appoint">
                  {t("applications.appoint")}
                </SubmitButton>
              )}
              <SubmitButton variant="secondary" name="decision" value="decline">
                {t("applications.decline")}
              </SubmitButton>
            </FormActions>
          </FormFold>
        </ActionForm>
      )}
    </li>
  );
}
