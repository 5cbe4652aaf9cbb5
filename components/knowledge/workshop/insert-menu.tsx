import { Menu, MenuItem, MenuSection } from "@/components/ui/menu";
import { readIntl } from "@/lib/http/intl";

const blocks = ["heading", "steps", "tip", "warning", "tabs", "film", "table"] as const;

/** What only articles have, ready to be written over, and the snippets of the article's language. */
export function InsertMenu({ snippets }: { snippets: readonly string[] }) {
  const { t } = readIntl("workshop");
  return (
    <Menu label={t("insert.label")} icon="add" size="sm" className="ms-auto">
      {blocks.map((block) => (
        <MenuItem key={block} data-block={t(`insert.text.${block}`)}>
          {t(`insert.${block}`)}
        </MenuItem>
      ))}
      {snippets.length > 0 && (
        <MenuSection label={t("insert.snippets")}>
          <div className="max-h-48 overflow-y-auto">
            {snippets.map((name) => (
              <MenuItem key={name} data-block={`{{snippet:${name}}}`}>
                <span dir="ltr">{name}</span>
              </MenuItem>
            ))}
          </div>
        </MenuSection>
      )}
    </Menu>
  );
}
