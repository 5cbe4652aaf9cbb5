import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/text";
import { readIntl } from "@/lib/http/intl";

/** Where keys of their own work, for those who get there. */
export type KeyPlace = "thread" | "queue" | "board";

/** The keys that work for this reader, which `?` shows; those of one letter can be switched off. */
export function Shortcuts({ places }: { places: KeyPlace[] }) {
  const { t } = readIntl("common");
  const own: Record<KeyPlace, { keys: string[]; text: string }[]> = {
    thread: [
      { keys: ["r"], text: t("shortcuts.reply") },
      { keys: ["q"], text: t("shortcuts.quote") },
    ],
    queue: [
      { keys: ["j", "k"], text: t("shortcuts.move") },
      { keys: ["o"], text: t("shortcuts.open") },
      { keys: ["c"], text: t("shortcuts.claim") },
      { keys: ["s"], text: t("shortcuts.skip") },
    ],
    board: [
      { keys: ["←", "↑", "↓", "→"], text: t("shortcuts.board") },
      { keys: ["m"], text: t("shortcuts.boardMoves") },
      { keys: ["Shift", "← →"], text: t("shortcuts.boardMove") },
    ],
  };
  const shortcuts = [
    { keys: ["/"], text: t("shortcuts.search") },
    { keys: ["Ctrl", "K"], text: t("shortcuts.searchAnywhere") },
    { keys: ["Ctrl", "Enter"], text: t("shortcuts.send") },
    ...places.flatMap((place) => own[place]),
    { keys: ["?"], text: t("shortcuts.help") },
  ];
  return (
    <Dialog id="shortcuts" title={t("shortcuts.title")} closeLabel={t("form.close")}>
      <dl className="divide-y divide-line text-sm">
        {shortcuts.map(({ keys, text }) => (
          <div key={text} className="flex items-center justify-between gap-4 py-2">
            <dt>{text}</dt>
            <dd className="flex gap-1">
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <Checkbox
        id="single-keys"
        name="single-keys"
        label={t("shortcuts.single")}
        hint={t("shortcuts.singleHint")}
        defaultChecked
        data-single-keys=""
        className="mt-3 border-t border-line pt-4"
      />
    </Dialog>
  );
}
