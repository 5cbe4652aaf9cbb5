type Props = {
  at: Date | string;
  /** What the server shows; the script turns it into the reader's own words and time zone. */
  text: string;
  /** The moment in full with its time zone. */
  title?: string;
  /** `relative`: "3 hours ago", with the moment on hover. `local`: the moment in the reader's time zone. */
  mode?: "relative" | "local";
  className?: string;
};

/** A moment. Without the script the reader sees the absolute text. */
export function Time({ at, text, title = text, mode = "relative", className }: Props) {
  const iso = typeof at === "string" ? at : at.toISOString();
  const time = (
    <time dateTime={iso} title={title}>
      {text}
    </time>
  );
  if (mode === "local") {
    return (
      <local-time datetime={iso} class={className}>
        {time}
      </local-time>
    );
  }
  return (
    <relative-time datetime={iso} class={className}>
      {time}
    </relative-time>
  );
}
