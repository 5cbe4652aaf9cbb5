import { ActionForm } from "@/components/ui/action-form";
import { Avatar } from "@/components/ui/avatar";
import { SubmitButton } from "@/components/ui/button";
import { List, Row } from "@/components/ui/list";
import { intl } from "@/lib/http/intl";
import type { DemoPerson } from "@/lib/people/queries/demo-cast";
import { signInAs } from "../sign-in/actions";

const told = ["mara", "theo", "ines", "cleo", "ada"] as const;

type Props = {
  people: DemoPerson[];
  returnTo: string;
  /** Forms need ids of their own. */
  prefix: string;
};

/** One press each: who they are, and the button to be them. */
export async function DemoPeople({ people, returnTo, prefix }: Props) {
  const { t } = await intl("account");
  return (
    <List>
      {people.map((person) => (
        <Row
          key={person.handle}
          lead={<Avatar name={person.name} seed={person.id} size={40} />}
          title={person.name}
          level={3}
          text={story(person)}
          trail={
            <ActionForm id={`${prefix}-${person.handle}`} action={signInAs}>
              <input type="hidden" name="handle" value={person.handle} />
              <input type="hidden" name="returnTo" value={returnTo} />
              <SubmitButton variant="secondary" aria-label={t("signIn.as", { name: person.name })}>
                {t("signIn.title")}
              </SubmitButton>
            </ActionForm>
          }
        />
      ))}
    </List>
  );

  function story(person: DemoPerson): string {
    const known = told.find((handle) => handle === person.handle);
    if (known) return t(`demo.${known}`);
    return t(`demo.role.${person.role === "customer" && person.isAmbassador ? "ambassador" : person.role}`);
  }
}
