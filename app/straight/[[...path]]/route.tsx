import * as question from "@/app/(community)/questions/[number]/[[...slug]]/page";
import * as questions from "@/app/(community)/questions/page";
import * as article from "@/app/(knowledge)/articles/[slug]/page";
import * as home from "@/app/(knowledge)/page";
import * as search from "@/app/(knowledge)/search/page";
import { Frame } from "@/app/frame";
import { straight } from "@/lib/http/straight";

/** Only the front server asks here, for the pages that `lib/web/straight-pages.ts` names. */
export const dynamic = "force-dynamic";

export const GET = straight(Frame, {
  home: [home, () => ({})],
  questions: [questions, () => ({})],
  question: [question, ([, number, slug]) => ({ number: number!, slug: [slug!] })],
  article: [article, ([, slug]) => ({ slug: slug! })],
  search: [search, () => ({})],
});
