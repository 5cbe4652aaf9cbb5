type Props = {
  at: Date | string;
  /** The moment in words with its time zone, as the server knows it; the script turns it into the reader's own. */
  text: string;
  /** `relative`: "3 hours ago", with the moment on hover. `local`: the moment in the reader's time zone. */
  mode?: "relative" | "local";
  className?: string;
};

/** A moment. Without the script the reader sees the absolute text. */
export function Time({ at, text, mode = "relative", className }: Props) {
  const iso = typeof at === "string" ? at : at.toISOString();
  const time = (
    <time dateTime={iso} title={text}>
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
