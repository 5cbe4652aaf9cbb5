import type { Actor } from "@/lib/context";
import { type Action, can } from "@/lib/policy";

/** A place of the site that the palette leads to; `needs` is the line of the policy that its page asks. */
type Place = { key: string; path: string; needs?: Action; who?: "visitor" | "member" };

const places = [
  { key: "home", path: "/" },
  { key: "ask", path: "/ask" },
  { key: "questions", path: "/questions" },
  { key: "topics", path: "/topics" },
  { key: "articles", path: "/articles" },
  { key: "people", path: "/people" },
  { key: "notifications", path: "/notifications", who: "member" },
  { key: "yours", path: "/questions/yours", who: "member" },
  { key: "profile", path: "/people/{handle}", who: "member" },
  { key: "settings", path: "/settings", who: "member" },
  { key: "queue", path: "/queue", needs: "queue.read" },
  { key: "desk", path: "/desk", needs: "desk.read" },
  { key: "moderation", path: "/moderation", needs: "moderation.work" },
  { key: "repeats", path: "/curation", needs: "repeats.read" },
  { key: "workList", path: "/curation/work", needs: "repeats.read" },
  { key: "gaps", path: "/curation/gaps", needs: "search.tune" },
  { key: "impact", path: "/curation/impact", needs: "repeats.read" },
  { key: "searches", path: "/curation/search", needs: "search.tune" },
  { key: "synonyms", path: "/curation/search/synonyms", needs: "search.tune" },
  { key: "bets", path: "/curation/search/best-bets", needs: "search.tune" },
  { key: "admin", path: "/admin", needs: "admin.read" },
  { key: "adminPeople", path: "/admin/people", needs: "people.manage" },
  { key: "adminTeams", path: "/admin/teams", needs: "teams.manage" },
  { key: "adminTopics", path: "/admin/topics", needs: "topics.manage" },
  { key: "adminRules", path: "/admin/rules", needs: "gate.manage" },
  { key: "adminLegal", path: "/admin/legal", needs: "legal.manage" },
  { key: "adminCosts", path: "/admin/costs", needs: "site.operate" },
  { key: "adminRetention", path: "/admin/retention", needs: "site.operate" },
  { key: "adminMail", path: "/admin/mail", needs: "site.operate" },
  { key: "adminJobs", path: "/admin/jobs", needs: "site.operate" },
  { key: "adminAudit", path: "/admin/audit", needs: "audit.read" },
  { key: "signIn", path: "/sign-in", who: "visitor" },
] as const satisfies Place[];

export type PlaceKey = (typeof places)[number]["key"];

/** Where this person, or a visitor, may go: never a door that is closed to them. */
export function placesFor(actor: Actor): { key: PlaceKey; path: string }[] {
  const handle = actor.kind === "person" ? actor.handle : "";
  return (places as readonly (Place & { key: PlaceKey })[])
    .filter(({ who }) => who === undefined || (who === "member") === (actor.kind === "person"))
    .filter(({ needs }) => needs === undefined || can(actor, needs))
    .map(({ key, path }) => ({ key, path: path.replace("{handle}", encodeURIComponent(handle)) }));
}
