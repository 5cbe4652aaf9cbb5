import type { Context } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { uploadFile } from "@/lib/files/commands/upload-file";
import { isRefusal } from "./refusals";

/** A file chooser is named `$files:body` for the text field at whose end its files are to stand. */
export const FILES_FIELD = "$files:";
const MOST_AT_ONCE = 10;

/**
 * Takes in the files that came with a form and writes what stands for them below the text. One that is refused stops
 * the form: what came before it is in the text already, so that nothing is lost when the page is shown again.
 */
export async function takeInFiles(ctx: () => Promise<Context>, form: FormData): Promise<void> {
  for (const field of [...new Set(form.keys())].filter((name) => name.startsWith(FILES_FIELD))) {
    const given = form
      .getAll(field)
      .filter((value): value is File => value instanceof File && value.name !== "");
    form.delete(field);
    const name = field.slice(FILES_FIELD.length);
    for (const file of given.slice(0, MOST_AT_ONCE)) {
      const { markdown } = await upload(await ctx(), file, name);
      const text = String(form.get(name) ?? "").trimEnd();
      form.set(name, text ? `${text}\n\n${markdown}` : markdown);
    }
    if (given.length > MOST_AT_ONCE) throw new Refusal("too_many_files", {}, name);
  }
}

async function upload(ctx: Context, file: File, field: string) {
  try {
    return await uploadFile(ctx, { name: file.name, bytes: Buffer.from(await file.arrayBuffer()) });
  } catch (error) {
    throw isRefusal(error) ? new Refusal(error.code, error.data, field) : error;
  }
}
