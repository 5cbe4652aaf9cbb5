import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/button";
import type { FormAction } from "@/components/ui/form-state";
import { Icon } from "@/components/ui/icon";
import { intl } from "@/lib/http/intl";
import { NotThis } from "./not-this";

/** The place where suggestions appear while the title is typed, and the pattern that the script fills for each. */
export async function LiveSuggestions({ input, action }: { input: string; action: FormAction }) {
  const { t, href } = await intl("ask");
  return (
    <ask-suggestions
      for={input}
      endpoint={href("/api/suggest")}
      data-found={t("suggestions.found")}
      data-empty=""
      class="group/live block min-h-24"
    >
      <h2 className="mt-6 mb-1 font-semibold group-data-empty/live:hidden">{t("suggestions.title")}</h2>
      <ul
        data-results=""
        className="divide-y divide-line border-y border-line group-data-empty/live:hidden"
      />
      <template>
        <li>
          <details name="suggestion" className="group/fold py-1">
            <summary className="flex min-h-11 items-start gap-2 rounded-md py-2 hover:text-accent">
              <span className="min-w-0 flex-1">
                <span data-field="title" className="font-medium" dir="auto" />
                <span data-field="solved" className="ms-2 text-sm text-solved">
                  {t("suggestions.kindSolved")}
                </span>
                <span data-field="sure" className="ms-2 text-sm font-medium text-accent">
                  {t("suggestions.sure")}
                </span>
              </span>
              <Icon
                name="down"
                size={16}
                className="mt-1 text-faint transition-transform duration-100 group-open/fold:rotate-180"
              />
            </summary>
            <div className="pb-3">
              <p
                data-field="snippet"
                className="text-sm text-muted has-[+[data-field=answer]]:hidden"
                dir="auto"
              />
              <p data-field="answer" className="text-sm text-muted" dir="auto" />
              <ActionForm
                id="solved-live"
                action={action}
                className="mt-3 flex flex-wrap items-center gap-3"
                messages="none"
              >
                <input type="hidden" name="subject" value="" />
                <input type="hidden" name="query" value="" />
                <input type="hidden" name="searchId" value="" />
                <SubmitButton variant="secondary" size="sm" icon="check">
                  {t("suggestions.solved")}
                </SubmitButton>
                <a
                  data-field="href"
                  href={href("/search")}
                  target="_blank"
                  rel="noreferrer"
                  className="text-sm text-accent underline underline-offset-2"
                >
                  {t("suggestions.whole")}
                </a>
                <NotThis />
              </ActionForm>
            </div>
          </details>
        </li>
      </template>
    </ask-suggestions>
  );
}
