import { When } from "@/components/site/when";
import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/text";
import type { KnownIssue } from "@/lib/community/queries/known-issues";
import { readIntl } from "@/lib/http/intl";

/** What many have at once: it leads to the one question about it, before anybody asks again. */
export function KnownIssueBanner({ issues }: { issues: KnownIssue[] }) {
  if (issues.length === 0) return null;
  const { t, href } = readIntl("community");
  return (
    <div className="mb-5 space-y-2.5">
      {issues.map((issue) => (
        <Notice key={issue.number} tone="warning" icon="alert" title={t("knownIssue.title")}>
          <TextLink href={href(`/questions/${issue.number}/${issue.slug}`)} dir="auto">
            {issue.message}
          </TextLink>{" "}
          <span className="text-muted">
            {t("knownIssue.since")} <When at={issue.startedAt} />
          </span>
        </Notice>
      ))}
    </div>
  );
}
