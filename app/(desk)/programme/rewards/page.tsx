import type { Metadata } from "next";
import { ProgrammeTabs } from "@/components/ambassadors/programme-tabs";
import { PersonMark } from "@/components/community/person-mark";
import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { FormFold } from "@/components/ui/form-fold";
import { Input } from "@/components/ui/input";
import { FormActions, Page, PageHeader } from "@/components/ui/layout";
import { List, Meta } from "@/components/ui/list";
import { type RewardLine, rewardsList } from "@/lib/ambassadors/queries/rewards";
import { intl } from "@/lib/http/intl";
import { shown } from "@/lib/http/page";
import { currentContext } from "@/lib/http/session";
import { can } from "@/lib/policy";
import { giveReward } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl("programme");
  return { title: t("tabs.rewards"), robots: { index: false } };
}

export default async function RewardsPage() {
  const ctx = await currentContext();
  const lines = await shown(rewardsList(ctx));
  const mayGive = can(ctx.actor, "programme.manage");
  const { t } = await intl("programme");
  return (
    <Page>
      <PageHeader title={t("title")}>{t("rewards.lead")}</PageHeader>
      <ProgrammeTabs current="rewards" />
      {lines.length === 0 ? (
        <EmptyState icon="star" title={t("rewards.none")} />
      ) : (
        <List label={t("rewards.caption")}>
          {lines.map((line) => (
            <Line key={line.person.id} line={line} mayGive={mayGive} />
          ))}
        </List>
      )}
    </Page>
  );
}

async function Line({ line, mayGive }: { line: RewardLine; mayGive: boolean }) {
  const { t, format } = await intl("programme");
  const { person } = line;
  return (
    <li className="py-3">
      <div className="flex flex-wrap items-center gap-x-5 gap-y-1">
        <PersonMark person={{ ...person, mark: null }} avatar={32} />
        <Meta>
          <span>
            {t("rewards.standing")}: {format.number(line.standing)}
          </span>
          <span>
            {t("rewards.spent")}: {format.number(line.spent)}
          </span>
          <span>
            {t("rewards.balance")}: {format.number(line.balance)}
          </span>
        </Meta>
      </div>
      {mayGive && line.balance > 0 && (
        <ActionForm
          id={`reward-${person.handle}`}
          action={giveReward}
          once={crypto.randomUUID()}
          className="mt-2 max-w-md"
        >
          <input type="hidden" name="personId" value={person.id} />
          <FormFold summary={t("rewards.give")}>
            <div className="space-y-3">
              <Field name="points" label={t("rewards.points")} required>
                <Input type="number" min={1} max={line.balance} className="w-28" />
              </Field>
              <Field name="note" label={t("rewards.what")} required>
                <Input maxLength={200} />
              </Field>
            </div>
            <FormActions>
              <SubmitButton>{t("rewards.giveSubmit")}</SubmitButton>
            </FormActions>
          </FormFold>
        </ActionForm>
      )}
    </li>
  );
}
