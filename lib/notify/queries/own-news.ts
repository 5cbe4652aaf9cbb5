import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import type { Locale } from "@/lib/i18n/locales";
import { authorize } from "@/lib/policy";
import type { NewsData, NewsKind } from "../kinds";
import { mayBeTold } from "../may-be-told";
import { newsLink } from "../news-link";
import { newsWords } from "../news-words";

export type NewsItem = {
  id: number;
  kind: NewsKind;
  line: string;
  /** A path without language. */
  link: string;
  at: Date;
  isUnread: boolean;
};

const pageSize = 30;

type Row = {
  id: number;
  kind: NewsKind;
  data: NewsData;
  created_at: Date;
  read_at: Date | null;
  actor_name: string | null;
  question_id: number | null;
  title: string | null;
  slug: string;
  asker_id: string;
  visibility: "public" | "restricted";
  topic_id: number | null;
  asked_at: Date | null;
  held_at: Date | null;
  hidden_at: Date | null;
};

/** A person's news, newest first; what they may not read any more is left out. `before` is the last id of a page. */
export async function ownNews(
  ctx: Context,
  { before, locale }: { before?: number; locale: Locale },
): Promise<{ items: NewsItem[]; older: number | null; unread: number }> {
  const { actor } = ctx;
  authorize(actor, "notifications.read");
  if (actor.kind !== "person") throw new Refusal("sign_in");
  const { rows } = await ctx.db.execute<Row>(sql`
    select n.id, n.kind, n.data, n.created_at, n.read_at, a.name as actor_name, n.question_id,
      q.title, q.slug, q.asker_id, q.visibility, q.topic_id, q.asked_at, q.held_at, q.hidden_at
    from notifications n left join people a on a.id = n.actor_id left join questions q on q.id = n.question_id
    where n.person_id = ${actor.id} and n.id < ${before ?? 2_147_483_647}
    order by n.id desc limit ${pageSize + 1}`);
  const { rows: counted } = await ctx.db.execute<{ unread: number }>(sql`
    select count(*)::int as unread from notifications where person_id = ${actor.id} and read_at is null`);

  const items = rows.slice(0, pageSize).flatMap((row): NewsItem[] => {
    const question = questionIn(row);
    if (row.question_id && !question) return [];
    if (!mayBeTold(actor, row.kind, question)) return [];
    const telling = {
      kind: row.kind,
      data: row.data,
      actorName: row.actor_name,
      question,
      reader: actor,
      locale,
    };
    return [
      {
        id: row.id,
        kind: row.kind,
        line: newsWords(telling, "app").line(),
        link: newsLink(row.kind, row.data, question, actor),
        at: new Date(row.created_at),
        isUnread: row.read_at === null,
      },
    ];
  });
  return {
    items,
    older: rows.length > pageSize ? rows[pageSize - 1]!.id : null,
    unread: counted[0]!.unread,
  };
}

function questionIn(row: Row) {
  if (!row.question_id || row.title === null) return null;
  return {
    id: row.question_id,
    title: row.title,
    slug: row.slug,
    askerId: row.asker_id,
    visibility: row.visibility,
    topicId: row.topic_id,
    askedAt: row.asked_at,
    heldAt: row.held_at,
    hiddenAt: row.hidden_at,
  };
}
