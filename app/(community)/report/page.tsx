import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ActionForm } from "@/components/ui/action-form";
import { Button, SubmitButton } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormActions, Page, PageHeader, Stack } from "@/components/ui/layout";
import { RadioGroup } from "@/components/ui/radio-group";
import { Textarea } from "@/components/ui/textarea";
import { intl } from "@/lib/http/intl";
import { signedIn } from "@/lib/http/page";
import { reportKinds, reportReasons } from "@/lib/site/commands/report-post";
import { report } from "./actions";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };
type Kind = (typeof reportKinds)[number];

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl("posts");
  return { title: t("report.title"), robots: { index: false } };
}

export default async function ReportPage({ searchParams }: Props) {
  const query = await searchParams;
  const kind = reportKinds.find((each) => each === query.kind);
  const id = typeof query.id === "string" && query.id.length <= 64 ? query.id : null;
  if (!kind || !id) notFound();
  await signedIn();
  const { t, href } = await intl("posts");
  const back = href(placeOf(kind, id));
  if (query.done)
    return (
      <Page narrow>
        <PageHeader title={t("report.doneTitle")}>
          {t(query.done === "again" ? "report.again" : "report.done")}
        </PageHeader>
        <Button href={back} variant="primary">
          {t("report.back")}
        </Button>
      </Page>
    );
  return (
    <Page narrow>
      <PageHeader title={t("report.title")}>
        {t(`report.kind.${kind}`)} {t("report.lead")}
      </PageHeader>
      <ActionForm id="report" action={report} labels={{ reason: t("report.reason") }}>
        <input type="hidden" name="kind" value={kind} />
        <input type="hidden" name="id" value={id} />
        <Stack>
          <RadioGroup
            name="reason"
            legend={t("report.reason")}
            required
            options={reportReasons.map((value) => ({ value, label: t(`report.reasons.${value}`) }))}
          />
          <Field name="note" label={t("report.note")} optional={t("report.optional")}>
            <Textarea rows={3} maxLength={500} />
          </Field>
        </Stack>
        <FormActions>
          <SubmitButton icon="flag">{t("report.submit")}</SubmitButton>
          <Button href={back} variant="quiet">
            {t("report.cancel")}
          </Button>
        </FormActions>
      </ActionForm>
    </Page>
  );
}

/** Where one came from, as far as the thing itself has an address. */
function placeOf(kind: Kind, id: string): string {
  const safe = encodeURIComponent(id);
  if (kind === "question") return `/questions/${safe}`;
  if (kind === "answer") return `/a/${safe}`;
  return "/";
}
