import type { Command } from "commander";
import { openDatabase } from "@/db/client";
import { reachDatabase } from "@/db/reach";
import { explainGate } from "@/lib/community/queries/explain-gate";
import { env } from "@/lib/env";
import { isRefusal } from "@/lib/http/refusals";
import { OperatorError } from "@/lib/operator-error";

export default function addExplain(program: Command): void {
  program
    .command("explain")
    .argument("<number>", "the question's number")
    .description("Say why a question may or may not be escalated now, by which rule, or from when.")
    .action(async (typed: string) => {
      const number = Number(typed);
      if (!/^\d{1,9}$/.test(typed)) throw new OperatorError(`"${typed}" is not the number of a question.`);
      const { url, leave } = await reachDatabase(env());
      const { db, close } = openDatabase(url);
      try {
        const told = await explainGate({ db, actor: { kind: "system", job: "explain" } }, number);
        const { gate } = told;
        console.log(`Question ${told.number}, ${told.stage}: ${told.title}`);
        console.log(
          gate.yes
            ? `It may be escalated by ${gate.rule}, since ${gate.since.toISOString()}.`
            : `It may not be escalated: ${gate.because.replaceAll("_", " ")}. ${gate.possibleFrom ? `Possible from ${gate.possibleFrom.toISOString()}.` : "No time alone will open it."}`,
        );
        for (const { rule, at } of told.openings) console.log(`  ${rule} opens at ${at.toISOString()}`);
        const { facts } = told;
        console.log(
          `Facts: answers by others ${facts.answers}, did not work ${facts.failed}, contested ${facts.contests}, certified ${facts.certificates}, same problem ${facts.demand}; ${facts.isCovered ? "an" : "no"} ambassador covers it; ${told.hasCalendar ? "open hours count" : "every hour counts"}${facts.infoRequests ? `; rested ${facts.restedHours} hours` : ""}.`,
        );
        for (const one of told.opened) {
          console.log(
            `  opened ${one.at.toISOString()} by ${one.grounds}${one.reason ? `: ${one.reason}` : ""}`,
          );
        }
        for (const refusal of told.refusals) {
          console.log(
            `  refused ${refusal.createdAt.toISOString()} (${refusal.attempt.replaceAll("_", " ")}): ${refusal.reason.replaceAll("_", " ")}`,
          );
        }
      } catch (error) {
        if (!isRefusal(error)) throw error;
        throw new OperatorError(`There is no question ${number} that was asked.`);
      } finally {
        await close();
        await leave();
      }
    });
}
