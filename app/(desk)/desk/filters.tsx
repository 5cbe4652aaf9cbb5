import { FilterChoice } from "@/components/site/filter-choice";
import { FilterFold } from "@/components/site/filter-fold";
import { FilterForm } from "@/components/site/filter-form";
import { Button, SubmitButton } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { DeskChoices } from "@/lib/desk/queries/desk-choices";
import { deskAttentions } from "@/lib/desk/queries/desk-filter";
import { intl } from "@/lib/http/intl";
import { type DeskAddress, pathOf } from "./address";

type Props = { address: DeskAddress; choices: DeskChoices };

/** Narrows the desk: words or a number, team, who has it, and what asks for attention. */
export async function DeskFilters({ address, choices: { teams, agents } }: Props) {
  const { t, href } = await intl("desk");
  const { view, team, agent, attention, words } = address;
  const byAgent = view === "all" || view === "ended";
  const byAttention = view !== "ended";
  const count = [team, byAgent && agent, byAttention && attention, words].filter(Boolean).length;
  const label = (text: string) => <span className="sm:sr-only">{text}</span>;
  const counted = (name: string, cases: number) => t("filter.counted", { name, count: cases });
  const mine = teams.filter((each) => each.isMine);
  const all = counted(t("filter.allTeams"), sum(teams));
  const isNarrowed = mine.length > 0 && mine.length < teams.length;
  const byTeam = teams.map(({ id, name, cases }) => ({ value: String(id), label: counted(name, cases) }));
  return (
    <div className="my-4">
      <FilterFold summary={t("filter.title")} count={count}>
        <FilterForm action={href("/desk")} aria-label={t("filter.title")}>
          {view !== "queue" && <input type="hidden" name="view" value={view} />}
          <Field name="q" label={label(t("filter.words"))} className="col-span-2 min-w-0 sm:w-72">
            <Input
              type="search"
              size="sm"
              icon="search"
              defaultValue={words}
              placeholder={t("filter.words")}
              maxLength={200}
              dir="auto"
            />
          </Field>
          {teams.length > 1 && (
            <FilterChoice
              name="team"
              label={label(t("filter.team"))}
              any={
                isNarrowed && view !== "mine"
                  ? counted(t("filter.yourTeams", { count: mine.length }), sum(mine))
                  : all
              }
              value={String(team ?? "")}
              options={isNarrowed && view !== "mine" ? [...byTeam, { value: "all", label: all }] : byTeam}
              className="min-w-0 sm:max-w-44"
            />
          )}
          {byAgent && (
            <FilterChoice
              name="agent"
              label={label(t("filter.agent"))}
              any={t("filter.anyAgent")}
              value={agent ?? ""}
              options={agents.map(({ id, name, cases }) => ({ value: id, label: counted(name, cases) }))}
              className="min-w-0 sm:max-w-44"
            />
          )}
          {byAttention && (
            <FilterChoice
              name="attention"
              label={label(t("filter.attention"))}
              any={t("filter.anyAttention")}
              value={attention ?? ""}
              options={deskAttentions.map((value) => ({ value, label: t(`filter.attentions.${value}`) }))}
              className="min-w-0 max-sm:col-span-2 sm:max-w-56"
            />
          )}
          <SubmitButton variant="secondary" size="sm">
            {t("filter.apply")}
          </SubmitButton>
          {count > 0 && (
            <Button variant="quiet" size="sm" href={href(pathOf({ view, page: 1 }))}>
              {t("filter.clear")}
            </Button>
          )}
        </FilterForm>
      </FilterFold>
    </div>
  );
}

const sum = (teams: DeskChoices["teams"]): number => teams.reduce((all, { cases }) => all + cases, 0);
