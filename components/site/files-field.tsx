import { cx } from "@/components/ui/cx";
import { useForm } from "@/components/ui/form-context";
import { Icon } from "@/components/ui/icon";
import { readIntl } from "@/lib/http/intl";

type Props = {
  /** The name of the text field whose text is to hold the files. */
  into: string;
  className?: string;
};

const accepted =
  ".png,.jpg,.jpeg,.webp,.gif,.pdf,.txt,.log,.md,.csv,.json,.yaml,.yml,.ini,.conf,.zip,.gz,.docx,.xlsx,.mp4,.webm,.mp3,.ogg,.m4a";

/**
 * Adds pictures and files to a text of the same form. Without a script they are sent along with it and come to stand
 * at its end; with one they are sent at once, also when pasted or dropped, and stand where the cursor is.
 */
export function FilesField({ into, className }: Props) {
  const { t } = readIntl("common");
  const form = useForm();
  const id = `${form.id}-files-${into}`;
  return (
    <file-drop
      for={`${form.id}-${into}`}
      data-sending={t("files.sending")}
      data-failed={t("files.failed")}
      data-done={t("files.done")}
      class={cx("block", className)}
    >
      <label htmlFor={id} className="inline-flex min-h-8 flex-wrap items-center gap-x-2 text-sm text-muted">
        <Icon name="attach" size={15} />
        <span>{t("files.label")}</span>
      </label>
      <input
        id={id}
        type="file"
        name={`$files:${into}`}
        multiple
        accept={accepted}
        aria-describedby={`${id}-hint`}
        className="block w-full min-w-0 text-sm text-muted file:me-3 file:h-8 file:rounded-md file:border file:border-solid file:border-field file:bg-surface file:px-3 file:text-sm file:font-medium file:text-ink"
      />
      <p id={`${id}-hint`} className="mt-1 text-xs text-faint">
        {t("files.hint")}
      </p>
      <p role="alert" data-said="" hidden className="mt-1 text-sm font-medium text-danger" />
    </file-drop>
  );
}
