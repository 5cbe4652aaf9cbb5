import { z } from "zod";
import { uploadFile } from "@/lib/files/commands/upload-file";
import { route } from "@/lib/http/route";

/** Takes in one file of a text that is being written; answers with the Markdown that stands for it. */
export const POST = route(z.object({ file: z.instanceof(File) }), async (ctx, { file }) => {
  const { path, markdown } = await uploadFile(ctx, {
    name: file.name,
    bytes: Buffer.from(await file.arrayBuffer()),
  });
  return { path, markdown };
});
