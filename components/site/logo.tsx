/** The mark: a speech bubble whose words are a tick. */
export function LogoMark({ className = "size-7" }: { className?: string }) {
  return (
    <svg viewBox="0 0 28 28" aria-hidden="true" focusable="false" className={className}>
      <path
        className="fill-accent-fill"
        d="M14 2.5c6.9 0 12 4.7 12 10.9s-5.1 10.9-12 10.9c-1.5 0-2.9-.2-4.2-.6l-5 2.2c-.6.3-1.3-.3-1.1-1l1-4.1A10.4 10.4 0 0 1 2 13.4C2 7.2 7.1 2.5 14 2.5Z"
      />
      <path
        d="m8.8 13.7 3.6 3.6 6.9-7.6"
        fill="none"
        className="stroke-on-fill"
        strokeWidth={2.6}
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
