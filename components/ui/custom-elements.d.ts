import type { DetailedHTMLProps, HTMLAttributes } from "react";

type Custom<Extra = Record<never, never>> = DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement> &
  Extra & { class?: string };

// The elements of components/elements, as they are written in pages.
declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "relative-time": Custom<{ datetime?: string }>;
      "local-time": Custom<{ datetime?: string; format?: string }>;
      "search-box": Custom<{ endpoint?: string }>;
      "ask-suggestions": Custom<{ endpoint?: string; for?: string }>;
      "theme-toggle": Custom;
      "live-region": Custom<{ channel?: string; swap?: string; every?: string }>;
      "claim-keeper": Custom<{ question: string }>;
      "case-presence": Custom<{ case?: number }>;
      "draft-keeper": Custom<{ for?: string }>;
      "markdown-toolbar": Custom<{ for?: string }>;
      "file-drop": Custom<{ for?: string }>;
      "list-keys": Custom;
      "live-preview": Custom<{ form?: string; swap?: string }>;
      "repeat-board": Custom;
    }
  }
}
