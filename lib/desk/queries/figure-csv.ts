import type { Context } from "@/lib/context";
import { csvLine } from "@/lib/csv";
import { type FigureName, figureRows } from "./figure-rows";

const columns = [
  "case",
  "question",
  "title",
  "at",
  "person",
  "what",
  "hours",
  "satisfaction",
  "ease",
  "words",
] as const;

/** The rows behind a figure as a CSV file for a spreadsheet, with the same rights; times are in UTC. */
export async function figureCsv(
  ctx: Context,
  figure: FigureName,
  wanted?: string,
): Promise<{ month: string; csv: string }> {
  const { month, rows } = await figureRows(ctx, figure, wanted);
  const lines = rows.map((row) =>
    csvLine([
      row.escalationId,
      row.questionId,
      row.title,
      new Date(row.at).toISOString(),
      row.person,
      row.what,
      row.hours,
      row.satisfaction,
      row.ease,
      row.words,
    ]),
  );
  return { month, csv: csvLine([...columns]) + lines.join("") };
}
