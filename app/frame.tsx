import type { ReactNode } from "react";
import type { WorkPlace } from "@/components/site/account-menu";
import { SiteFooter } from "@/components/site/footer";
import { SiteHeader } from "@/components/site/header";
import { type KeyPlace, Shortcuts } from "@/components/site/shortcuts";
import { SkipLink } from "@/components/ui/text";
import { Whole } from "@/components/ui/whole";
import type { Person } from "@/lib/context";
import { intl } from "@/lib/http/intl";
import { viewer } from "@/lib/http/session";
import { type Action, can } from "@/lib/policy";

/** What stands around every page: the way to its content, header, footer and the list of keys. */
export async function Frame({ children }: { children: ReactNode }) {
  const { t, locale } = await intl("common");
  const person = await viewer();
  const places = person ? keyPlaces(person) : [];
  return (
    <>
      <Whole className="contents">
        <SkipLink href="#content">{t("skipToContent")}</SkipLink>
        <SiteHeader person={person} work={person ? workPlaces(person) : []} />
      </Whole>
      <main id="content" tabIndex={-1} className="w-full flex-1 outline-none">
        {children}
      </main>
      <Whole className="contents">
        <SiteFooter />
        <Whole keep={`shortcuts ${locale} ${places}`} className="contents">
          <Shortcuts places={places} />
        </Whole>
      </Whole>
    </>
  );
}

const doors: (WorkPlace & { needs: Action })[] = [
  { key: "queue", href: "/queue", icon: "queue", needs: "queue.read" },
  { key: "desk", href: "/desk", icon: "desk", needs: "desk.read" },
  { key: "moderation", href: "/moderation", icon: "flag", needs: "moderation.work" },
  { key: "curation", href: "/curation", icon: "duplicate", needs: "repeats.read" },
  { key: "programme", href: "/programme", icon: "ambassador", needs: "programme.read" },
  { key: "admin", href: "/admin", icon: "rule", needs: "admin.read" },
];

function keyPlaces(person: Person): KeyPlace[] {
  const needs: [KeyPlace, Action][] = [
    ["queue", "queue.read"],
    ["board", "repeats.curate"],
  ];
  return ["thread", ...needs.flatMap(([place, action]) => (can(person, action) ? [place] : []))];
}

function workPlaces(person: Person): WorkPlace[] {
  return doors.filter((door) => can(person, door.needs)).map(({ key, href, icon }) => ({ key, href, icon }));
}
