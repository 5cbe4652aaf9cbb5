import { notFound } from "next/navigation";
import { Page, PageHeader, SideRail } from "@/components/ui/layout";
import { Controls } from "./controls";
import { Forms } from "./forms";
import { Lists } from "./lists";
import { Rail } from "./rail";
import { Reading } from "./reading";

/** Every part in every state, for the people who build screens. Not there in production. */
export default function DesignPage() {
  if (process.env.NODE_ENV === "production") notFound();
  return (
    <Page>
      <PageHeader title="Parts">
        Every part in every state, in the theme and the language of the page.
      </PageHeader>
      <SideRail rail={<Rail />} railLabel="Beside">
        <div className="space-y-12">
          <Lists />
          <Controls />
          <Forms />
          <Reading />
        </div>
      </SideRail>
    </Page>
  );
}
