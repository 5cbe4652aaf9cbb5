import type { ReactNode } from "react";
import type { IconName } from "@/components/ui/icon";
import { Menu, MenuButton, MenuLink, MenuSection } from "@/components/ui/menu";
import { readIntl } from "@/lib/http/intl";
import { ACTS, panelHref } from "./act";

export type MenuEntry =
  | { href: string; icon: IconName; text: ReactNode }
  | { panel: string; icon: IconName; text: ReactNode }
  | { act: string; icon: IconName; text: ReactNode };

/** Everything that is done seldom, behind one button. */
export function MoreMenu({ id, sections }: { id: string; sections: (MenuEntry | false)[][] }) {
  const { t, href } = readIntl("thread");
  const filled = sections
    .map((section) =>
      section
        .filter((entry) => entry !== false)
        .map((entry) => ("panel" in entry ? { ...entry, href: panelHref(entry.panel) } : entry)),
    )
    .filter((section) => section.length > 0);
  if (filled.length === 0) return null;
  return (
    <Menu id={id} label={t("act.more")} icon="more" hideLabel size="sm">
      {filled.map((section) => (
        <MenuSection key={section.map((entry) => ("act" in entry ? entry.act : entry.href)).join()}>
          {section.map((entry) =>
            "act" in entry ? (
              <MenuButton key={entry.act} form={ACTS} name="act" value={entry.act} icon={entry.icon}>
                {entry.text}
              </MenuButton>
            ) : (
              <MenuLink
                key={entry.href}
                href={"panel" in entry ? entry.href : href(entry.href)}
                icon={entry.icon}
              >
                {entry.text}
              </MenuLink>
            ),
          )}
        </MenuSection>
      ))}
    </Menu>
  );
}
