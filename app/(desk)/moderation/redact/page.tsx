import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ActionForm } from "@/components/ui/action-form";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Button, SubmitButton } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { FormActions, Page, PageHeader, Stack } from "@/components/ui/layout";
import { Notice } from "@/components/ui/notice";
import { Textarea } from "@/components/ui/textarea";
import { intl } from "@/lib/http/intl";
import { shown } from "@/lib/http/page";
import { currentContext } from "@/lib/http/session";
import { postForRedaction } from "@/lib/site/queries/post-for-redaction";
import { redact } from "../actions";

type Props = { searchParams: Promise<{ type?: string | string[]; id?: string | string[] }> };

export default async function RedactPage({ searchParams }: Props) {
  const given = await searchParams;
  const type = (["question", "answer", "comment"] as const).find((known) => known === given.type);
  if (!type || typeof given.id !== "string" || !/^[1-9]\d{0,8}$/.test(given.id)) notFound();
  const post = await shown(postForRedaction(await currentContext(), type, Number(given.id)));
  const { t, href } = await intl("moderation");
  const labels = { title: t("redactPostTitle"), body: t("redactBody"), reason: t("reason") };
  return (
    <Page narrow>
      <PageHeader
        title={t("redactTitle")}
        above={<Breadcrumbs label={t("back")} items={[{ href: href("/moderation"), label: t("back") }]} />}
        meta={
          <p className="flex flex-wrap items-center gap-x-3 text-sm">
            <Chip icon={type} plain>
              {t(`kind.${type}`)}
            </Chip>
            <a href={href(post.path)} className="hover:underline" dir="auto">
              {post.title}
            </a>
          </p>
        }
      />
      <Notice tone="warning" className="mb-5">
        {t("redactLead")} {t("redactEarlier", { count: post.earlierTexts })}
      </Notice>
      <ActionForm id="redact" action={redact} labels={labels}>
        <input type="hidden" name="questionId" value={post.questionId} />
        <input type="hidden" name="type" value={type} />
        <input type="hidden" name="postId" value={post.postId} />
        <input type="hidden" name="version" value={post.version} />
        <Stack>
          {type === "question" && (
            <Field name="title" label={labels.title} required>
              <Input defaultValue={post.title} maxLength={200} dir="auto" />
            </Field>
          )}
          <Field name="body" label={labels.body} hint={t("redactBodyHint")} required>
            <Textarea rows={10} defaultValue={post.body} dir="auto" />
          </Field>
          <Field name="reason" label={labels.reason} hint={t("redactReasonHint")} required>
            <Textarea rows={2} maxLength={500} />
          </Field>
        </Stack>
        <FormActions>
          <SubmitButton variant="danger">{t("redactButton")}</SubmitButton>
          <Button href={href("/moderation")} variant="quiet">
            {t("cancel")}
          </Button>
        </FormActions>
      </ActionForm>
    </Page>
  );
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl("moderation");
  return { title: t("redactTitle"), robots: { index: false } };
}
