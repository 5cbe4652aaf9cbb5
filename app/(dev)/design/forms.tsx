import { markdownTexts } from "@/components/site/markdown-texts";
import { SearchForm } from "@/components/site/search-form";
import { ActionForm } from "@/components/ui/action-form";
import { Button, SubmitButton } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { FormActions, Section, Stack } from "@/components/ui/layout";
import { RadioGroup } from "@/components/ui/radio-group";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { tryForm } from "./actions";

export async function Forms() {
  const markdown = await markdownTexts();
  return (
    <>
      <Section title="Search">
        <SearchForm id="sample-search" size="page" />
      </Section>
      <Section title="Form">
        <ActionForm
          id="sample"
          action={tryForm}
          once="sample-token"
          swap="sample"
          labels={{ title: "What is your question?", body: "Details", topic: "Topic", email: "E-mail" }}
        >
          <Stack>
            <Field name="title" label="What is your question?" hint="One sentence, as you would say it.">
              <Input size="lg" />
            </Field>
            <Field name="body" label="Details" hint="What did you expect, what happened, what did you try?">
              <Textarea rows={4} markdown={markdown} />
            </Field>
            <div className="grid gap-5 sm:grid-cols-2">
              <Field name="topic" label="Topic">
                <Select
                  placeholder="Choose"
                  options={[
                    { value: "app", label: "Fernwood app" },
                    {
                      label: "Machines",
                      options: [
                        { value: "alder", label: "Alder" },
                        { value: "birch", label: "Birch" },
                      ],
                    },
                  ]}
                />
              </Field>
              <Field name="email" label="E-mail">
                <Input type="email" icon="mail" autoComplete="email" />
              </Field>
              <Field name="password" label="Code" optional="optional">
                <Input type="password" autoComplete="off" />
              </Field>
              <Field name="locked" label="Cannot be changed">
                <Input defaultValue="FW-2201" disabled />
              </Field>
            </div>
            <RadioGroup
              name="visibility"
              legend="Who can read it?"
              defaultValue="public"
              options={[
                {
                  value: "public",
                  label: "Everybody",
                  hint: "Other customers can answer, usually within three hours.",
                },
                {
                  value: "restricted",
                  label: "Only you and staff",
                  hint: "For payment, privacy and safety.",
                },
              ]}
            />
            <Checkbox name="notify" label="Tell me when somebody answers" defaultChecked />
          </Stack>
          <FormActions>
            <SubmitButton>Send</SubmitButton>
            <Button variant="quiet">Save draft</Button>
          </FormActions>
        </ActionForm>
      </Section>
      <Section title="Fields with errors">
        <Stack>
          <Field
            name="bad-title"
            label="Title"
            error="Write at least ten characters, so that others can tell what it is about."
          >
            <Input defaultValue="Help" />
          </Field>
          <Field name="bad-file" label="Picture" hint="PNG, JPEG or WebP, up to 8 MB" optional="optional">
            <Input type="file" />
          </Field>
        </Stack>
      </Section>
    </>
  );
}
