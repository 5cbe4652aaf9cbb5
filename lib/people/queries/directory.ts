import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { authorize } from "@/lib/policy";
import { visibleQuestion } from "@/lib/search/visible";

export type DirectoryAmbassador = {
  id: string;
  name: string;
  handle: string;
  about: string;
  since: Date;
  topics: { slug: string; name: string }[];
  /** Those that they answer in, as tags. */
  languages: string[];
  accepted: number;
};
export type DirectoryStaff = {
  id: string;
  name: string;
  handle: string;
  role: "agent" | "curator" | "admin";
  teams: string[];
};
export type Directory = { ambassadors: DirectoryAmbassador[]; staff: DirectoryStaff[] };

/** Who answers here: the ambassadors with their topics, and the people of the company. The same for every reader. */
export async function directory(ctx: Context): Promise<Directory> {
  authorize(ctx.actor, "profile.read");
  const ambassadors = await ctx.db.execute<DirectoryAmbassador & { since: string }>(sql`
    select p.id, p.name, p.handle::text, p.about, to_json(min(m.starts_at)) as since,
      json_agg(json_build_object('slug', t.slug, 'name', t.name) order by t.position, t.name) as topics,
      (select array_agg(distinct tag order by tag) from appointments o, unnest(o.languages) tag
        where o.person_id = p.id and o.ended_at is null and o.paused_at is null) as languages,
      (select count(*)::int from answers a join acceptances c on c.answer_id = a.id and c.ended_at is null
          and c.kind <> 'pending'
        join questions q on q.id = a.question_id and ${visibleQuestion("q")}
        where a.author_id = p.id) as accepted
    from people p join appointments m on m.person_id = p.id and m.starts_at <= now() and m.ended_at is null
      and m.paused_at is null and (m.ends_at is null or m.ends_at > now())
    join topics t on t.id = m.topic_id
    where p.state = 'active' group by p.id order by accepted desc, p.name limit 200`);
  const staff = await ctx.db.execute<DirectoryStaff>(sql`
    select p.id, p.name, p.handle::text, p.role, array(select t.name from team_members m join teams t on t.id = m.team_id
      where m.person_id = p.id order by t.name) as teams
    from people p where p.role <> 'customer' and p.state = 'active'
    order by array_position(array['agent', 'curator', 'admin'], p.role), p.name limit 200`);
  return {
    ambassadors: ambassadors.rows.map((row) => ({ ...row, since: new Date(row.since) })),
    staff: staff.rows,
  };
}
