import { Prose } from "@/components/community/prose";
import { SaidTold } from "@/components/community/thread/said-told";
import { When } from "@/components/site/when";
import { Chip } from "@/components/ui/chip";
import { cx } from "@/components/ui/cx";
import { Section } from "@/components/ui/layout";
import type { CaseFile } from "@/lib/desk/queries/case-file";
import { intl } from "@/lib/http/intl";

/** What was written beside the thread; notes look different from what the asker reads. */
export async function PrivateExchange({ file }: { file: CaseFile }) {
  const { t } = await intl("desk");
  return (
    <Section id="exchange" title={t("exchange")} className="mt-7">
      {file.messages.length === 0 ? (
        <p className="text-sm text-muted">{t("noExchange")}</p>
      ) : (
        <ol className="space-y-2.5">
          {file.messages.map((message) => (
            <li
              key={message.id}
              id={`message-${message.id}`}
              data-live-item=""
              className={cx(
                "rounded-lg border px-3.5 py-2.5",
                message.isNote ? "border-dashed border-field bg-sunken" : "border-staff/30 bg-staff-soft/40",
              )}
            >
              <p className="mb-1 flex flex-wrap items-center gap-x-3 text-sm text-faint">
                <bdi className="font-medium text-ink">{message.author.name}</bdi>
                {message.isNote && (
                  <Chip icon="private" plain>
                    {t("note")}
                  </Chip>
                )}
                <When at={message.createdAt} />
              </p>
              <Prose html={message.html} />
              <SaidTold post={message} isAsker={false} />
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}
