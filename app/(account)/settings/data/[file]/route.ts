import { z } from "zod";
import { Refusal } from "@/lib/errors";
import { intl } from "@/lib/http/intl";
import { route } from "@/lib/http/route";
import { dataArchive } from "@/lib/people/data-archive";
import { ownData } from "@/lib/people/queries/own-data";

type Given = { params: Promise<{ file: string }> };

/** A copy of one's own data, made at this moment; the link is nobody else's. */
export async function GET(request: Request, { params }: Given): Promise<Response> {
  const { file } = await params;
  const answer = route(z.object({}), async (ctx) => {
    const [, exportId] = /^([\w-]{10,40})\.zip$/.exec(file) ?? [];
    if (!exportId) throw new Refusal("not_found");
    const data = await ownData(ctx, exportId);
    const { t } = await intl("ownData");
    const archive = dataArchive(data, { title: t("archive.title"), lead: t("archive.lead") });
    return new Response(new Uint8Array(archive), {
      headers: {
        "content-type": "application/zip",
        "content-disposition": 'attachment; filename="my-data.zip"',
        "cache-control": "private, no-store",
      },
    });
  });
  return answer(request);
}
