import { notFound } from "next/navigation";
import { Page, PageHeader, SideRail } from "@/components/ui/layout";
import { requestIntl } from "@/lib/http/intl";
import { Controls } from "./controls";
import { Forms } from "./forms";
import { Lists } from "./lists";
import { Rail } from "./rail";
import { Reading } from "./reading";

/** Every part in every state, for the people who build screens. Not there in production. */
export default async function DesignPage() {
  if (process.env.NODE_ENV === "production") notFound();
  // Parts that are not async ask for the language when it is known already (`readIntl`).
  await requestIntl();
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
