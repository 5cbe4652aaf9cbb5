import { Avatar } from "@/components/ui/avatar";
import type { IconName } from "@/components/ui/icon";
import { Menu, MenuButton, MenuLink, MenuSection } from "@/components/ui/menu";
import { readIntl } from "@/lib/http/intl";

export type HeaderPerson = { id: string; name: string; handle: string; unread: number };

/** A place of work that this person may enter. */
export type WorkPlace = {
  key: "queue" | "desk" | "moderation" | "curation" | "programme" | "insights" | "admin";
  href: string;
  icon: IconName;
};

/** What is one's own, and the places where one works. */
export function AccountMenu({ person, work }: { person: HeaderPerson; work: WorkPlace[] }) {
  const { t, href } = readIntl("common");
  return (
    <Menu
      label={t("header.account")}
      hideLabel
      trigger={<Avatar name={person.name} seed={person.id} size={32} />}
      id="account-menu"
    >
      <MenuSection>
        <p className="truncate px-2.5 py-1.5 text-sm font-semibold" dir="auto">
          {person.name}
        </p>
      </MenuSection>
      <div className="lg:hidden">
        <MenuSection>
          <MenuLink href={href("/questions")} icon="question">
            {t("header.questions")}
          </MenuLink>
          <MenuLink href={href("/topics")} icon="topics">
            {t("header.topics")}
          </MenuLink>
        </MenuSection>
      </div>
      {work.length > 0 && (
        <MenuSection>
          {work.map((place) => (
            <MenuLink key={place.key} href={href(place.href)} icon={place.icon}>
              {t(`header.${place.key}`)}
            </MenuLink>
          ))}
        </MenuSection>
      )}
      <MenuSection>
        <MenuLink href={href("/questions/yours")} icon="question">
          {t("header.yours")}
        </MenuLink>
        <MenuLink href={href(`/people/${person.handle}`)} icon="person">
          {t("header.profile")}
        </MenuLink>
        <MenuLink href={href("/settings")} icon="settings">
          {t("header.settings")}
        </MenuLink>
      </MenuSection>
      <MenuSection>
        <form action={href("/sign-out")} method="post" data-person={person.id}>
          <MenuButton icon="signOut">{t("header.signOut")}</MenuButton>
        </form>
      </MenuSection>
    </Menu>
  );
}
