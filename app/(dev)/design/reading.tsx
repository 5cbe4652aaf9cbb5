import { Prose } from "@/components/community/prose";
import { ReportLink } from "@/components/community/report-link";
import { When } from "@/components/site/when";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Section } from "@/components/ui/layout";
import { Table, Td, Th } from "@/components/ui/table";
import { proseHtml } from "./samples";

export function Reading() {
  return (
    <>
      <Section title="Text">
        <Breadcrumbs
          label="Where this is"
          items={[
            { href: "/", label: "Home" },
            { href: "/topics/espresso-machines", label: "Espresso machines" },
          ]}
        />
        <Prose className="prose-article mt-3" html={proseHtml} />
        <p className="mt-4">
          <ReportLink kind="answer" id={12} />
        </p>
      </Section>
      <Section title="Table">
        <Table caption="Promises this week">
          <thead>
            <tr>
              <Th>Team</Th>
              <Th>Next</Th>
              <Th numeric>Open</Th>
              <Th numeric>Kept</Th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <Td>Machines</Td>
              <Td>
                <When at="2026-05-12T12:00:00Z" mode="local" />
              </Td>
              <Td numeric>12</Td>
              <Td numeric>97 %</Td>
            </tr>
            <tr>
              <Td>Orders</Td>
              <Td>
                <When at="2026-05-12T16:30:00Z" mode="local" />
              </Td>
              <Td numeric>3</Td>
              <Td numeric>88 %</Td>
            </tr>
          </tbody>
        </Table>
      </Section>
    </>
  );
}
