import { notFound, redirect } from "next/navigation";
import { answerPlace } from "@/lib/community/queries/answer-place";
import { intl } from "@/lib/http/intl";
import { shown } from "@/lib/http/page";
import { currentContext } from "@/lib/http/session";

type Props = { params: Promise<{ id: string }> };

/** The permanent address of an answer leads to wherever it stands in its thread now. */
export default async function AnswerAddress({ params }: Props): Promise<never> {
  const { id } = await params;
  if (!/^\d{1,9}$/.test(id)) notFound();
  const { questionId, slug, page } = await shown(answerPlace(await currentContext(), Number(id)));
  const { href } = await intl("common");
  const query = page > 1 ? `?page=${page}` : "";
  redirect(href(`/questions/${questionId}/${encodeURIComponent(slug)}${query}#answer-${id}`));
}
