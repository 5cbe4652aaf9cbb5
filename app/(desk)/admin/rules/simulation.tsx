import { Disclosure } from "@/components/ui/disclosure";
import { Table, Td, Th } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text";
import { ruleNames } from "@/lib/community/gate-rules";
import { intl } from "@/lib/http/intl";
import type { GateSimulation } from "@/lib/site/queries/gate-simulation";
import type { TypedRules } from "./typed-rules";

type Props = {
  simulation: GateSimulation;
  of: "month" | "history";
  topicId: number | null;
  typed: TypedRules;
};

/** What both sets of rules would have opened, old beside new, with some of the questions that make the difference. */
export async function Simulation({ simulation, of, topicId, typed }: Props) {
  const { t, href, format } = await intl("admin");
  const { present, wanted, questions } = simulation;
  const other = of === "month" ? "history" : "month";
  const address = new URLSearchParams(Object.entries(typed).filter(([, value]) => value !== ""));
  address.set("check", "1");
  if (topicId !== null) address.set("topic", String(topicId));
  if (other === "history") address.set("over", "history");
  const rows = [
    ...ruleNames.map((rule) => [t(`rules.${rule}.name`), present.byRule[rule], wanted.byRule[rule]] as const),
    [t("rules.simulatedAll"), present.opened, wanted.opened] as const,
  ];
  const median = (hours: number | null) =>
    hours === null ? "–" : format.number(Math.round(hours * 10) / 10);
  return (
    <div className="mt-3">
      <h3 className="text-sm font-semibold">{t(`rules.simulation.${of}`)}</h3>
      <p className="mb-1.5 max-w-prose text-sm text-muted">
        {questions === 0
          ? t("rules.simulatedNone")
          : t("rules.simulated", { questions, opened: wanted.opened, before: present.opened })}{" "}
        {questions > 0 && t("rules.simulatedHint")}
      </p>
      {questions > 0 && (
        <p className="mb-1.5 max-w-prose text-sm">
          {t("rules.waited", {
            never: simulation.neverAnswered,
            neverPart: simulation.neverAnswered / questions,
            late: simulation.answeredLate,
            latePart: simulation.answeredLate / questions,
          })}
        </p>
      )}
      {questions > 0 && (
        <Table caption={t(`rules.simulation.${of}`)} captionHidden className="max-w-lg">
          <thead>
            <tr>
              <Th>{t("rules.rule")}</Th>
              <Th numeric>{t("rules.old")}</Th>
              <Th numeric>{t("rules.new")}</Th>
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, old, now]) => (
              <tr key={name}>
                <Td>{name}</Td>
                <Td numeric>{format.number(old)}</Td>
                <Td numeric>{format.number(now)}</Td>
              </tr>
            ))}
            <tr>
              <Td>{t("rules.simulatedHours")}</Td>
              <Td numeric>{median(present.hours)}</Td>
              <Td numeric>{median(wanted.hours)}</Td>
            </tr>
          </tbody>
        </Table>
      )}
      {(["more", "fewer"] as const).map(
        (kind) =>
          simulation[kind].length > 0 && (
            <Disclosure key={kind} summary={t(`rules.simulation.${kind}`)}>
              <ul className="space-y-1 pt-1 text-sm">
                {simulation[kind].map((question) => (
                  <li key={question.id}>
                    <TextLink href={href(`/questions/${question.id}/${question.slug}`)} dir="auto">
                      {question.title}
                    </TextLink>{" "}
                    <span className="text-faint">{question.rule}</span>
                  </li>
                ))}
              </ul>
            </Disclosure>
          ),
      )}
      {(of === "history" || simulation.history > 0) && (
        <p className="mt-2 text-sm">
          <TextLink href={href(`/admin/rules?${address}#changes`)}>
            {t(`rules.simulation.see.${other}`)}
          </TextLink>
        </p>
      )}
    </div>
  );
}
