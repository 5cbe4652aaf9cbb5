import { Icon } from "@/components/ui/icon";
import type { OthersAtCase } from "@/lib/desk/queries/others-at-case";
import { readIntl } from "@/lib/http/intl";

/** Who else is at the case: quiet where they look, loud where they write. The script keeps it true. */
export function PresenceLine({ at, place }: { at: OthersAtCase; place: string }) {
  const said = presenceSentences(at, readIntl("desk"));
  return (
    <div id={`presence-${place}`} className="mb-2 space-y-1 text-sm empty:hidden" role="status">
      <p
        data-presence="writing"
        hidden={!said.writing}
        className="rounded-md bg-ambassador-soft text-ambassador px-2.5 py-1 font-medium"
      >
        <Icon name="write" size={14} className="me-1.5 inline" />
        <bdi>{said.writing}</bdi>
      </p>
      <p data-presence="looking" hidden={!said.looking} className="text-muted">
        <Icon name="eye" size={14} className="me-1.5 inline" />
        <bdi>{said.looking}</bdi>
      </p>
    </div>
  );
}

type Words = Pick<ReturnType<typeof readIntl<"desk">>, "t" | "format">;

/** The two sentences, null where there is nobody. */
export function presenceSentences(at: OthersAtCase, { t, format }: Words) {
  const say = (names: string[], key: "looking" | "writing") =>
    names.length > 0 ? t(`presence.${key}`, { names: format.list(names), count: names.length }) : null;
  return { looking: say(at.looking, "looking"), writing: say(at.writing, "writing") };
}
