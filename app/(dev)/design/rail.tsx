import { PersonMark } from "@/components/community/person-mark";
import { Button } from "@/components/ui/button";
import { Section } from "@/components/ui/layout";
import { Facts } from "@/components/ui/list";
import { TextLink } from "@/components/ui/text";
import { ines } from "./samples";

export function Rail() {
  return (
    <>
      <Section title="This question" small>
        <Facts
          items={[
            { term: "Asked", value: "3 days ago" },
            { term: "Topic", value: <TextLink href="#topic">Espresso machines</TextLink> },
            { term: "Product", value: "Alder 2, firmware 4.1" },
            { term: "Owner", value: <PersonMark person={ines} /> },
          ]}
        />
        <div className="mt-4 space-y-2">
          <Button block icon="bell" size="sm">
            Subscribe
          </Button>
        </div>
      </Section>
      <Section title="Related" small>
        <ul className="space-y-2 text-sm">
          <li>
            <TextLink href="#a">Clean and descale the steam wand</TextLink>
          </li>
          <li>
            <TextLink href="#b">Which seal fits my machine?</TextLink>
          </li>
        </ul>
      </Section>
    </>
  );
}
