import { Avatar } from "@/components/ui/avatar";
import { cx } from "@/components/ui/cx";
import { Icon } from "@/components/ui/icon";
import { readIntl } from "@/lib/http/intl";

export type PersonView = {
  name: string;
  /** Null for an account that was erased. */
  handle: string | null;
  /** What the person was on this topic when they wrote; null for everybody else. */
  mark: "ambassador" | "staff" | null;
  id?: string;
};

type Props = {
  person: PersonView;
  avatar?: 20 | 24 | 32 | 40;
  link?: boolean;
  asker?: boolean;
  className?: string;
};

/**
 * A name with its mark. The name is isolated and can hold neither our icons nor our colours, and the mark stands
 * outside its link, so that no name can be written to look like one.
 */
export function PersonMark({ person, avatar, link = true, asker, className }: Props) {
  const { t, href } = readIntl("community");
  const name = (
    <bdi
      className="truncate font-medium"
      dir="auto"
      title={person.handle === null ? t("mark.erased") : undefined}
    >
      {person.name || t("mark.erased")}
    </bdi>
  );
  return (
    <span className={cx("inline-flex max-w-full min-w-0 items-center gap-1.5 align-bottom", className)}>
      {avatar && <Avatar name={person.name} seed={person.id ?? person.handle ?? "?"} size={avatar} />}
      {link && person.handle !== null ? (
        <a
          href={href(`/people/${person.handle}`)}
          className="row-over inline-flex min-w-0 text-ink hover:underline"
        >
          {name}
        </a>
      ) : (
        name
      )}
      {person.mark === "ambassador" && (
        <span title={t("mark.ambassadorMeaning")} className={cx(mark, "text-ambassador")}>
          <Icon name="ambassador" size={14} />
          {t("mark.ambassador")}
        </span>
      )}
      {person.mark === "staff" && (
        <span title={t("mark.staffMeaning")} className={cx(mark, "text-staff")}>
          <Icon name="staff" size={14} />
          {t("mark.staff")}
        </span>
      )}
      {asker && <span className="shrink-0 text-xs text-faint">{t("mark.asker")}</span>}
    </span>
  );
}

const mark = "inline-flex shrink-0 items-center gap-0.5 text-xs font-medium";
