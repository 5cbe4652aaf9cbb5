type Props = {
  form: string;
  text: string;
  /** What is said as well where something newer was saved since. */
  behind?: string;
  discard: string;
};

/** Says, above a form, that what was typed there before is back, and takes it away again. Shown by the script. */
export function DraftKeeper({ form, text, behind, discard }: Props) {
  return (
    <draft-keeper for={form} hidden class="mb-3 flex flex-wrap items-center gap-x-2 text-sm text-muted">
      <span>{text}</span>
      {behind && (
        <span data-behind="" hidden>
          {behind}
        </span>
      )}
      <button type="button" data-discard="" className="min-h-6 underline hover:text-ink">
        {discard}
      </button>
    </draft-keeper>
  );
}
