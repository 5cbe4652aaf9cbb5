import type { ReactNode } from "react";
import { CurationTabs } from "@/components/curation/curation-tabs";

/** The pages say themselves who may see them; the tabs only show the doors that are open. */
export default function CurationLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <CurationTabs />
      {children}
    </>
  );
}
