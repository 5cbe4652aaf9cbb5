import { z } from "zod";
import { figureCsv } from "@/lib/desk/queries/figure-csv";
import { figureNames } from "@/lib/desk/queries/figure-rows";
import { Refusal } from "@/lib/errors";
import { route } from "@/lib/http/route";

type Given = { params: Promise<{ figure: string }> };

// By it spreadsheets know that the file is UTF-8.
const byteOrderMark = "\uFEFF";

/** The rows behind a figure of the desk, to reckon with elsewhere. */
export async function GET(request: Request, { params }: Given): Promise<Response> {
  const { figure } = await params;
  const answer = route(z.object({ month: z.string().optional() }), async (ctx, { month: wanted }) => {
    const name = figureNames.find((known) => known === figure);
    if (!name) throw new Refusal("not_found");
    const { month, csv } = await figureCsv(ctx, name, wanted);
    return new Response(byteOrderMark + csv, {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="${name}-${month}.csv"`,
        "cache-control": "private, no-store",
      },
    });
  });
  return answer(request);
}
