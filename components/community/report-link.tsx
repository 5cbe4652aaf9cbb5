import { Icon } from "@/components/ui/icon";
import { readIntl } from "@/lib/http/intl";

type Props = {
  kind: "question" | "answer" | "comment" | "article" | "person";
  id: number | string;
  className?: string;
};

/** The quiet way to tell staff that something is wrong with a post. */
export function ReportLink({ kind, id, className }: Props) {
  const { t, href } = readIntl("community");
  return (
    <a
      href={href(`/report?kind=${kind}&id=${encodeURIComponent(String(id))}`)}
      rel="nofollow"
      className={
        className ??
        "row-over inline-flex min-h-6 items-center gap-1 text-sm text-faint hover:text-ink hover:underline"
      }
    >
      <Icon name="flag" size={14} />
      {t("report")}
    </a>
  );
}
