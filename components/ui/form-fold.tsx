import type { ReactNode } from "react";
import { Disclosure } from "./disclosure";
import { useForm } from "./form-context";
import type { IconName } from "./icon";

type Props = { summary: ReactNode; icon?: IconName; className?: string; children: ReactNode };

/** Folds what stands in a form until it is wanted; a form that came back with a problem is open. */
export function FormFold(props: Props) {
  const { state } = useForm();
  return <Disclosure {...props} open={state.ok === false} />;
}
