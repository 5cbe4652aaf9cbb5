import type { Metadata } from "next";
import { ActionForm } from "@/components/ui/action-form";
import { Button, SubmitButton } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { FormActions, Page, PageHeader, Section, Stack } from "@/components/ui/layout";
import { List } from "@/components/ui/list";
import { RadioGroup } from "@/components/ui/radio-group";
import { TextLink } from "@/components/ui/text";
import { intl } from "@/lib/http/intl";
import { shown } from "@/lib/http/page";
import { one, type Query, withQuery } from "@/lib/http/query";
import { currentContext } from "@/lib/http/session";
import { type BetsCaught, betsCaught, CAUGHT_DAYS } from "@/lib/search/queries/bets-caught";
import { searchProposals } from "@/lib/search/queries/search-proposals";
import { type KeptBet, keptBets } from "@/lib/search/queries/search-words";
import { LONGEST_BET } from "@/lib/search/synonym-words";
import { dropBet, keepBet } from "../actions";
import { Done } from "../done";
import { Kept } from "../kept";
import { Proposals } from "../proposals";
import { SearchTabs } from "../search-tabs";

type Props = { searchParams: Promise<Query> };

export default async function BestBetsPage({ searchParams }: Props) {
  const query = await searchParams;
  const ctx = await currentContext();
  const bets = await shown(keptBets(ctx));
  const [proposals, caught] = await Promise.all([searchProposals(ctx), betsCaught(ctx, bets)]);
  const { t } = await intl("tuning");
  return (
    <Page>
      <PageHeader title={t("bets.title")}>{t("bets.lead")}</PageHeader>
      <SearchTabs view="bets" />
      <Done query={query} />
      <div className="space-y-8">
        <Proposals proposals={proposals.filter(({ kind }) => kind === "best_bet")} />
        <Section title={t("bets.add")}>
          <BetForm words={one(query, "words")} target={one(query, "target")} />
        </Section>
        {bets.length > 0 && (
          <Section title={t("bets.kept")}>
            <List id="bets" label={t("bets.kept")}>
              {bets.map((bet) => (
                <BetRow key={bet.id} bet={bet} caught={caught} />
              ))}
            </List>
          </Section>
        )}
      </div>
    </Page>
  );
}

async function BetRow({ bet, caught }: { bet: KeptBet; caught: BetsCaught }) {
  const { t, href } = await intl("tuning");
  const of = caught.of(bet.id);
  const often = t(caught.isNewest ? "bets.caughtNewest" : "bets.caught", {
    caught: of.caught,
    all: caught.searches,
    days: CAUGHT_DAYS,
  });
  return (
    <Kept
      id={`bet-${bet.id}`}
      title={
        <>
          <TextLink href={href(withQuery("/search", { q: bet.words }))}>{bet.words}</TextLink> →{" "}
          {bet.target ? (
            <TextLink href={href(bet.target.href)} dir="auto">
              {bet.target.title}
            </TextLink>
          ) : (
            <Chip icon="private">{t("bets.gone")}</Chip>
          )}
        </>
      }
      facts={
        <>
          <span>{t(`bets.scopes.${bet.scope}`)}</span>
          {of.isTooOften ? (
            <Chip icon="alert" tone="danger" plain className="items-start! whitespace-normal!">
              {t("bets.tooOften", { often })}
            </Chip>
          ) : (
            caught.searches > 0 && <span>{often}</span>
          )}
          {bet.note && <span dir="auto">{bet.note}</span>}
        </>
      }
      by={bet.by}
      at={bet.at}
    >
      <BetForm bet={bet} />
    </Kept>
  );
}

async function BetForm({ bet, words, target }: { bet?: KeptBet; words?: string; target?: string }) {
  const { t } = await intl("tuning");
  const id = bet ? `bet-form-${bet.id}` : "new-bet";
  const labels = { betWords: t("bets.words"), target: t("bets.target"), note: t("bets.note") };
  return (
    <div className="max-w-lg">
      <ActionForm id={id} action={keepBet} labels={labels}>
        {bet && <input type="hidden" name="betId" value={bet.id} />}
        <Stack>
          <Field name="betWords" label={labels.betWords} required>
            <Input
              maxLength={LONGEST_BET}
              defaultValue={bet?.words ?? words?.slice(0, LONGEST_BET)}
              dir="auto"
            />
          </Field>
          <RadioGroup
            name="scope"
            legend={t("bets.scope")}
            defaultValue={bet?.scope ?? "part"}
            options={(["part", "whole"] as const).map((value) => ({
              value,
              label: t(`bets.scopes.${value}`),
            }))}
          />
          <Field name="target" label={labels.target} hint={t("bets.targetHint")} required>
            <Input maxLength={500} defaultValue={bet?.target?.href ?? target?.slice(0, 500)} dir="ltr" />
          </Field>
          <Field name="note" label={labels.note} hint={t("bets.noteHint")}>
            <Input maxLength={300} defaultValue={bet?.note} dir="auto" />
          </Field>
        </Stack>
        <FormActions>
          <SubmitButton variant={bet ? "secondary" : "primary"}>{t("bets.save")}</SubmitButton>
          {bet && (
            <Button type="submit" variant="quiet" icon="trash" form={`drop-bet-${bet.id}`}>
              {t("kept.remove")}
            </Button>
          )}
        </FormActions>
      </ActionForm>
      {bet && (
        <ActionForm id={`drop-bet-${bet.id}`} action={dropBet}>
          <input type="hidden" name="betId" value={bet.id} />
        </ActionForm>
      )}
    </div>
  );
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await intl("tuning");
  return { title: t("bets.title"), robots: { index: false } };
}
