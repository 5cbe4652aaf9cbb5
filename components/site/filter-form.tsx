import type { FormHTMLAttributes } from "react";

type Props = FormHTMLAttributes<HTMLFormElement> & { action: string };

/**
 * Narrows a list down by its address. It completes nothing: somebody who goes back would see in the fields what was chosen
 * last, and not what the list shows.
 */
export function FilterForm({ className, ...rest }: Props) {
  return (
    <form
      {...rest}
      method="get"
      autoComplete="off"
      className={className ?? "grid grid-cols-2 items-end gap-3 sm:flex sm:flex-wrap sm:gap-2"}
    />
  );
}
