import { cx } from "@/components/ui/cx";
import { Disclosure } from "@/components/ui/disclosure";
import { intl } from "@/lib/http/intl";

export type ContentsEntry = { id: string; level: number; text: string };

/** The headings of an article: folded above the text on a phone (`folded`), beside it from 1024 px. */
export async function Contents({ entries, folded }: { entries: ContentsEntry[]; folded?: boolean }) {
  const { t } = await intl("knowledge");
  const list = (
    <ol className="space-y-1 text-sm">
      {entries.map((entry) => (
        <li key={entry.id} className={entry.level > 2 ? "ps-4" : undefined}>
          <a
            href={`#${entry.id}`}
            dir="auto"
            className="inline-block py-0.5 text-muted hover:text-ink hover:underline"
          >
            {entry.text}
          </a>
        </li>
      ))}
    </ol>
  );
  return (
    <nav
      aria-label={t("article.contents")}
      className={cx("no-print", folded ? "mb-5 lg:hidden" : "max-lg:hidden")}
    >
      {folded ? (
        <Disclosure
          summary={t("article.contents")}
          icon="list"
          className="rounded-lg border border-line px-3 py-1"
        >
          <div className="pb-2">{list}</div>
        </Disclosure>
      ) : (
        <>
          <p className="mb-2 text-sm font-semibold">{t("article.contents")}</p>
          {list}
        </>
      )}
    </nav>
  );
}
