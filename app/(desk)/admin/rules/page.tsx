import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ActionForm } from "@/components/ui/action-form";
import { Button, SubmitButton } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Page, PageHeader } from "@/components/ui/layout";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import { intl } from "@/lib/http/intl";
import { shown } from "@/lib/http/page";
import { currentContext } from "@/lib/http/session";
import { type GateSettings, gateSettings } from "@/lib/site/queries/gate-settings";
import { gateSimulation } from "@/lib/site/queries/gate-simulation";
import { capOpenings, clear } from "./actions";
import { Changes } from "./changes";
import { RulesForm } from "./rules-form";
import { asTyped, readTyped, typedIn } from "./typed-rules";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function RulesPage({ searchParams }: Props) {
  const given = await searchParams;
  const topicId = topicOf(given.topic);
  const ctx = await currentContext();
  const settings = await shown(gateSettings(ctx, topicId));
  const { t } = await intl("admin");
  const typed = typedIn(given);
  const read = typed && readTyped(typed);
  const over = given.over === "history" ? "history" : "month";
  return (
    <Page>
      <PageHeader
        title={
          settings.topic ? (
            <bdi>{t("rules.titleTopic", { topic: settings.topic.name })}</bdi>
          ) : (
            t("rules.title")
          )
        }
      >
        {t("rules.lead")}
      </PageHeader>
      <ChooseTopic settings={settings} />
      <div className="mb-6 space-y-3 empty:hidden">
        {(given.done === "saved" || given.done === "cleared") && (
          <Notice tone="success" role="status">
            {t(`rules.${given.done}`)}
          </Notice>
        )}
        {read?.wrong && (
          <Notice tone="danger" role="alert">
            {t("rules.problem")}
          </Notice>
        )}
        {settings.topic && !typed && <TopicState topic={settings.topic} />}
      </div>
      {typed && read?.rules && (
        <Changes
          topicId={topicId}
          isNewSet={settings.topic?.followsSite ?? false}
          present={settings.rules}
          wanted={read.rules}
          typed={typed}
          of={over}
          simulation={
            await gateSimulation(ctx, { present: settings.rules, wanted: read.rules }, { topicId, of: over })
          }
        />
      )}
      <RulesForm
        topicId={topicId}
        present={settings.rules}
        typed={typed ?? asTyped(settings.rules)}
        wrong={read?.wrong ?? []}
        isChecked={read?.rules !== undefined}
      />
      {!typed && <p className="mt-4 max-w-prose text-sm text-muted">{t("rules.noDelay")}</p>}
      {!typed && topicId === null && <CapForm cap={settings.cap} />}
    </Page>
  );
}

async function ChooseTopic({ settings }: { settings: GateSettings }) {
  const { t, href } = await intl("admin");
  if (settings.topics.length === 0) return null;
  return (
    <form action={href("/admin/rules")} className="mb-6 flex max-w-md items-end gap-2">
      <Field name="topic" label={t("rules.for")} className="flex-1">
        <Select
          defaultValue={String(settings.topic?.id ?? "")}
          options={[
            { value: "", label: t("rules.site") },
            ...settings.topics.map((topic) => ({
              value: String(topic.id),
              label: topic.hasOwnRules ? t("rules.ownMark", { topic: topic.name }) : topic.name,
            })),
          ]}
        />
      </Field>
      <Button type="submit">{t("rules.show")}</Button>
    </form>
  );
}

/** How many cases the clock may open a minute. */
async function CapForm({ cap }: { cap: number }) {
  const { t } = await intl("admin");
  return (
    <ActionForm id="cap" action={capOpenings} labels={{ cap: t("rules.cap") }} className="mt-8 max-w-md">
      <div className="flex items-end gap-3">
        <Field name="cap" label={t("rules.cap")} hint={t("rules.capHint")} className="flex-1">
          <Input type="number" min={1} max={10000} defaultValue={cap} className="max-w-32" />
        </Field>
        <SubmitButton variant="secondary">{t("rules.capSave")}</SubmitButton>
      </div>
    </ActionForm>
  );
}

async function TopicState({ topic }: { topic: NonNullable<GateSettings["topic"]> }) {
  const { t } = await intl("admin");
  if (topic.followsSite) return <Notice>{t("rules.follows")}</Notice>;
  return (
    <Notice
      icon="rule"
      actions={
        <ActionForm id="clear" action={clear}>
          <input type="hidden" name="topicId" value={topic.id} />
          <SubmitButton variant="secondary" size="sm" icon="undo">
            {t("rules.clear")}
          </SubmitButton>
        </ActionForm>
      }
    >
      {t("rules.hasOwn")}
    </Notice>
  );
}

function topicOf(given: string | string[] | undefined): number | null {
  if (given === undefined || given === "") return null;
  if (typeof given !== "string" || !/^[1-9]\d{0,8}$/.test(given)) notFound();
  return Number(given);
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl("admin");
  return { title: t("rules.title"), robots: { index: false } };
}
