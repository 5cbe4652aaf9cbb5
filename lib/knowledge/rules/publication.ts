import { mediaWithoutTranscript } from "@/lib/markdown/checks/media";
import { picturesWithoutAlt } from "@/lib/markdown/checks/pictures";
import { bodyProblem } from "@/lib/markdown/render";
import { ARTICLE_LIMIT } from "../write-article";

export type Missing = "text" | "topic" | "owner" | "review_date" | "alt" | "transcript";
/** One thing to put right. `what` names the picture, film or address; `line` is where it stands in the text. */
export type Remark<Kind extends string = string> = { kind: Kind; what?: string; line?: number };

export type ToPublish = { body: string; topics: number; ownerId: string | null; reviewBy: Date | null };

/** What an article still needs before readers may see it. Pure; broken links are a matter of the whole site. */
export function missingToPublish({ body, topics, ownerId, reviewBy }: ToPublish): Remark<Missing>[] {
  return [
    ...(body.trim() === "" ? [{ kind: "text" as const }] : []),
    ...(topics === 0 ? [{ kind: "topic" as const }] : []),
    ...(ownerId === null ? [{ kind: "owner" as const }] : []),
    ...(reviewBy === null ? [{ kind: "review_date" as const }] : []),
    ...inText(body),
  ];
}

function inText(body: string): Remark<Missing>[] {
  // Too much for the pipeline: it is shown as typed, without pictures or films.
  if (bodyProblem(body, ARTICLE_LIMIT)) return [];
  return [
    ...picturesWithoutAlt(body).map(({ src, line }) => ({ kind: "alt" as const, what: src, line })),
    ...mediaWithoutTranscript(body).map(({ title, src, line }) => ({
      kind: "transcript" as const,
      what: title || src,
      line,
    })),
  ];
}
