import { When } from "@/components/site/when";
import { Chip } from "@/components/ui/chip";
import { List, Row } from "@/components/ui/list";
import { Highlight } from "@/components/ui/text";
import { readIntl } from "@/lib/http/intl";
import type { RestrictedArticle } from "@/lib/search/queries/restricted-articles";

/** What this reader finds and others do not, apart from what everybody does, each with the mark of whom it is for. */
export function Restricted({ articles }: { articles: readonly RestrictedArticle[] }) {
  const { t, href } = readIntl("knowledge");
  return (
    <section aria-labelledby="restricted" className="mb-6">
      <h2 id="restricted" className="mb-1.5 text-sm font-medium text-muted">
        {t("search.restricted")}
      </h2>
      <List frame>
        {articles.map(({ subject, title, snippet, audience, at, href: path }) => (
          <Row
            key={subject}
            padded
            href={href(path)}
            title={<Highlight text={title} />}
            text={
              <span dir="auto">
                <Highlight text={snippet} />
              </span>
            }
            meta={
              <>
                <Chip icon="private" tone={audience === "staff" ? "staff" : "neutral"}>
                  {t(`search.audience.${audience}`)}
                </Chip>
                <When at={at} />
              </>
            }
          />
        ))}
      </List>
    </section>
  );
}
