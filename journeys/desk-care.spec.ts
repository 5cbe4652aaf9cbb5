import { ask, expect, newWord, test } from "./cast";

// Nobody is asked twice, nobody writes over somebody else's shoulder, and afterwards the asker is heard.

async function openCase(mara: Parameters<typeof ask>[0], ines: typeof mara, details: string) {
  const asked = await ask(mara, {
    title: `Charged twice for the ${newWord()} bag`,
    mark: "payment",
    privateDetails: details,
  });
  await ines.goto("/desk");
  await ines.locator("#cases li", { hasText: asked.title }).getByRole("link", { name: asked.title }).click();
  await ines.getByRole("button", { name: "Take this case" }).click();
  await expect(ines.getByText("You have it")).toBeVisible();
  return asked;
}

test("an agent's day: take, promise, private exchange, public answer, accepted, and Mara says how it went", async ({
  as,
}) => {
  const mara = await as("mara");
  const ines = await as("ines");
  const asked = await openCase(mara, ines, `Order FW-${Date.now() % 1_000_000}`);

  await ines.getByText("Make a promise").click();
  await ines.getByLabel("What will you tell?").fill("What the bank says");
  await ines.getByLabel("Why does it take time?").fill("It answers once a day.");
  await ines.getByRole("button", { name: "Promise", exact: true }).click();
  await expect(ines.getByRole("complementary")).toContainText("What the bank says");

  const question = `Was it the ${newWord()} card?`;
  await ines.getByText("Write privately").click();
  await ines.getByLabel("Private message").fill(question);
  await ines.getByRole("button", { name: "Send privately" }).click();
  const inside = mara.locator("#thread-inside");
  await expect(inside).toContainText(question);
  await inside.getByRole("button", { name: "I already told you" }).click();
  await expect(inside).toContainText("You said that you had told this already");
  await expect(ines.locator("#exchange")).toContainText("had told this already");

  const words = `We have sent back the ${newWord()} payment.`;
  await ines.getByRole("textbox", { name: "Your answer" }).fill(words);
  await ines.getByRole("button", { name: "Answer", exact: true }).click();
  await expect(ines.getByText("Answered, not confirmed")).toBeVisible();
  await mara.locator("#thread-notices").getByRole("button", { name: "Yes, it worked" }).click();
  await expect(mara.locator("#thread-head")).toContainText("Solved");

  const survey = mara.locator("#thread-survey");
  await expect(survey).toContainText("How did we do?");
  await survey.getByRole("button", { name: "Send" }).click();
  await expect(survey.getByRole("alert")).toBeVisible();
  await survey.getByRole("radio", { name: "4 Mostly" }).check();
  await survey.getByRole("radio", { name: "2 Hard", exact: true }).check();
  await survey.getByLabel("Anything we should know?").fill("It took a day.");
  await survey.getByRole("button", { name: "Send" }).click();
  await mara.goto(asked.path);
  await expect(mara.getByRole("heading", { name: "How did we do?" })).toHaveCount(0);
  await ines.reload();
  await expect(ines.locator("#case-notices")).toContainText("Satisfaction 4 of 5, ease 2 of 5");
  await ines.goto("/desk/figures");
  await expect(ines.getByRole("heading", { name: "Promises kept" })).toBeVisible();
  await ines.goto("/desk/figures/satisfaction");
  await expect(ines.getByRole("row", { name: asked.title })).toContainText("ease 2 of 5");
});

test("the guard shows where Mara has told it, and lets it pass with one more press", async ({ as }) => {
  const mara = await as("mara");
  const ines = await as("ines");
  const order = `FW-${String(Date.now()).slice(-7)}`;
  await openCase(mara, ines, `Order ${order}`);
  const request = "Could you please send me your order number?";
  await ines.getByText("Write privately").click();
  await ines.getByLabel("Private message").fill(request);
  await ines.getByRole("button", { name: "Send privately" }).click();
  const form = ines.locator("form#message");
  await expect(form.getByRole("alert")).toContainText("has told this already");
  await expect(form).toContainText(order);
  await expect(form.getByRole("link", { name: "Show where" })).toHaveAttribute("href", "#case-details");
  await expect(ines.getByLabel("Private message")).toHaveValue(request);
  await expect(mara.locator("#thread-inside")).not.toContainText(request);
  await form.getByRole("button", { name: "Send anyway" }).click();
  await expect(ines.locator("#exchange")).toContainText(request);
  await expect(mara.locator("#thread-inside")).toContainText(request);
});

for (const javaScriptEnabled of [true, false])
  test(`a macro is inserted below what was typed, ${javaScriptEnabled ? "with" : "without"} JavaScript`, async ({
    as,
  }) => {
    const mara = await as("mara");
    const ines = await as("ines", { javaScriptEnabled });
    const asked = await openCase(mara, ines, "None.");
    const caseUrl = ines.url();
    const title = `Greeting ${newWord()}`;
    await ines.goto("/desk/macros");
    await ines.getByText("New macro").click();
    const form = ines.locator("form#macro-new");
    await form.getByLabel("Title").fill(title);
    await form.getByLabel("Text").fill("Hello {{asker}}, {{order}}");
    await form.getByRole("button", { name: "Save" }).click();
    await expect(form.getByRole("alert")).toContainText("{{order}}");
    await form.getByLabel("Text").fill("Hello {{asker}}, about “{{title}}”: {{agent}} here.");
    await form.getByRole("button", { name: "Save" }).click();
    await expect(ines.getByRole("heading", { name: title })).toBeVisible();

    await ines.goto(caseUrl);
    const answer = ines.locator("form#answer");
    await answer.getByLabel("Your answer").fill("My own words.");
    await answer.getByLabel("Macro").fill(title.toUpperCase());
    await answer.getByRole("button", { name: "Insert" }).click();
    const filled = `Hello Mara Lindqvist, about “${asked.title}”: Ines Carvalho here.`;
    await expect(answer.getByLabel("Your answer")).toHaveValue(`My own words.\n\n${filled}`);

    await ines.goto(`/desk/macros?case=${caseUrl.split("/").at(-1)}&q=${encodeURIComponent(title)}`);
    await ines.getByRole("link", { name: /^Insert into case/ }).click();
    await expect(answer.getByLabel("Your answer")).toHaveValue(new RegExp(`${filled.slice(0, 20)}`));
  });

test("two agents see that they are at the same case, and who writes", async ({ as }) => {
  const mara = await as("mara");
  const ines = await as("ines");
  await openCase(mara, ines, "None.");
  const hana = await as("hana");
  await hana.goto(ines.url());
  await expect(ines.locator("#presence-case")).toContainText("Hana");
  await expect(hana.locator("#presence-case")).toContainText("Ines Carvalho is looking at this case, too");
  await ines.getByRole("textbox", { name: "Your answer" }).pressSequentially("We are on it");
  await expect(hana.locator("#presence-case")).toContainText("Ines Carvalho is writing in this case now");
  await expect(ines.getByRole("textbox", { name: "Your answer" })).toHaveValue("We are on it");
  await expect(mara.locator("body")).not.toContainText("is writing in this case");
});
