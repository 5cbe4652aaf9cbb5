/** Says, above a form, that what was typed there before is back, and takes it away again. Shown by the script. */
export function DraftKeeper({ form, text, discard }: { form: string; text: string; discard: string }) {
  return (
    <draft-keeper for={form} hidden class="mb-3 flex flex-wrap items-center gap-x-2 text-sm text-muted">
      <span>{text}</span>
      <button type="button" data-discard="" className="min-h-6 underline hover:text-ink">
        {discard}
      </button>
    </draft-keeper>
  );
}
