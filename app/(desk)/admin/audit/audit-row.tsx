import { When } from "@/components/site/when";
import { Disclosure } from "@/components/ui/disclosure";
import { Meta } from "@/components/ui/list";
import { intl } from "@/lib/http/intl";
import type { AuditLine } from "@/lib/site/queries/audit-log";
import { actionName, dataSentence } from "./audit-words";

const kinds = [
  "question",
  "answer",
  "comment",
  "article",
  "person",
  "topic",
  "team",
  "escalation",
  "site",
  "job",
  "mail",
  "synonyms",
  "best_bet",
] as const;

/** One line of the audit: what, about what, by whom, when; the raw data folded. */
export async function AuditRow({ line }: { line: AuditLine }) {
  const { t, href } = await intl("admin");
  const sentence = await dataSentence(line.data);
  const name = await actionName();
  const [kind = "", key = ""] = line.subject.split(":");
  const known = kinds.find((one) => one === kind);
  const subject = (
    <bdi>
      {known ? t(`audit.kinds.${known}`) : kind}
      {line.subjectName ? ` · ${line.subjectName}` : key && ` ${key}`}
    </bdi>
  );
  return (
    <li className="py-3">
      <p className="leading-snug">
        <span className="font-medium">{name(line.action, kind)}</span>{" "}
        <span className="text-muted">
          {line.subjectPath ? (
            <a href={href(line.subjectPath)} className="hover:text-ink hover:underline">
              {subject}
            </a>
          ) : (
            subject
          )}
        </span>
      </p>
      {sentence && (
        <p className="mt-0.5 text-sm wrap-anywhere" dir="auto">
          {sentence}
        </p>
      )}
      <div className="mt-1 flex flex-wrap items-center gap-x-3">
        <Meta>
          <span>
            {t("audit.by")}{" "}
            {line.actorHandle ? (
              <a href={href(`/admin/people/${line.actorHandle}`)} className="text-muted hover:underline">
                <bdi>{line.actorName}</bdi>
              </a>
            ) : (
              (line.actorName ?? t("audit.system"))
            )}
          </span>
          <When at={line.at} mode="local" />
          <a
            href={href(`/admin/audit?subject=${encodeURIComponent(line.subject)}`)}
            className="text-muted hover:underline"
          >
            {t("audit.allAbout")}
          </a>
        </Meta>
        {Object.keys(line.data).length > 0 && (
          <Disclosure summary={t("audit.data")} className="open:w-full">
            <pre
              dir="ltr"
              // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys.
              tabIndex={0}
              className="max-h-80 overflow-auto rounded-md bg-sunken px-3 py-2 font-mono text-xs whitespace-pre-wrap wrap-anywhere"
            >
              {JSON.stringify({ subject: line.subject, ...line.data }, null, 2)}
            </pre>
          </Disclosure>
        )}
      </div>
    </li>
  );
}
