"use client";

import messages from "@/lib/i18n/messages/en/error-pages.json";

/** Only seen when the layout itself fails, where neither the reader's language nor the search is known any more. */
export default function GlobalError() {
  return (
    <html lang="en">
      <body>
        <main>
          <h1>{messages["500"].title}</h1>
          <p>{messages["500"].happened}</p>
          <p>{messages["500"].safe}</p>
          <p>{messages["500"].next}</p>
        </main>
      </body>
    </html>
  );
}
