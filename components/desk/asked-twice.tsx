import { SubmitButton } from "@/components/ui/button";
import { useForm } from "@/components/ui/form-context";
import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/text";
import type { AskedAgain } from "@/lib/desk/rules/asked-twice";
import { readIntl } from "@/lib/http/intl";

/** Inside a form that was refused because it asks for what was told: each thing, where it stands, and one more press. */
export function AskedTwice({ on }: { on: "case" | "thread" }) {
  const { t } = readIntl("desk");
  const { state } = useForm();
  if (state.code !== "asked_twice") return null;
  const flags = JSON.parse(String(state.data?.flags ?? "[]")) as AskedAgain[];
  return (
    <Notice
      tone="warning"
      title={t("askedTwice.title")}
      className="mt-3"
      actions={
        <SubmitButton variant="secondary" size="sm" icon="send" name="askAnyway" value="on">
          {t("askedTwice.send")}
        </SubmitButton>
      }
    >
      <ul className="space-y-1">
        {flags.map((flag) => (
          <li key={flag.kind}>
            {t(`askedTwice.kind.${flag.kind}`)}: <q dir="auto">{flag.quote}</q>{" "}
            <TextLink href={`#${anchor(flag.place, on)}`}>
              {t("askedTwice.find")} ({t(`askedTwice.place.${flag.place.split(":")[0] as "question"}`)})
            </TextLink>
          </li>
        ))}
      </ul>
      <p className="mt-1 text-muted">{t("askedTwice.recorded")}</p>
    </Notice>
  );
}

function anchor(place: string, on: "case" | "thread"): string {
  const [kind, id] = place.split(":");
  if (kind === "answer" || kind === "comment") return `${kind}-${id}`;
  if (on === "thread") return kind === "question" ? "question" : "thread-inside";
  return kind === "message" ? `message-${id}` : `case-${kind}`;
}
