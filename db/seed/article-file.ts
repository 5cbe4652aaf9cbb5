import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { VFile } from "vfile";
import { matter } from "vfile-matter";
import { z } from "zod";

export const frontMatter = z.strictObject({
  title: z.string().min(3).max(120),
  slug: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  topics: z.array(z.string().regex(/^[a-z0-9-]+$/)).min(1),
  audience: z.enum(["public", "signed_in", "staff"]),
  order: z.int().min(0).max(1_000),
  summary: z.string().min(10).max(200),
  language: z.enum(["en", "zh-CN", "de"]).optional(),
  publishedDaysAgo: z.int().min(0).optional(),
});

export type ArticleFile = Omit<z.infer<typeof frontMatter>, "language"> & {
  language: string;
  body: string;
  /** Where it stands, from the root of the project. */
  file: string;
  digest: string;
};

/** Reads every Markdown file of a folder; throws on the first whose front matter is not what it should be. */
export function articleFiles(folder: string, language: string): ArticleFile[] {
  return readdirSync(join(process.cwd(), folder))
    .filter((name) => name.endsWith(".md"))
    .sort()
    .map((name) => articleFile(`${folder}/${name}`, language));
}

function articleFile(path: string, language: string): ArticleFile {
  const source = readFileSync(join(process.cwd(), path), "utf8");
  const file = new VFile({ path, value: source });
  matter(file, { strip: true });
  const read = frontMatter.safeParse(file.data.matter);
  if (!read.success) throw new Error(`${path}: ${z.prettifyError(read.error)}`);
  const digest = createHash("sha256").update(source).digest("hex");
  return {
    ...read.data,
    language: read.data.language ?? language,
    body: String(file.value).trim(),
    file: path,
    digest,
  };
}
