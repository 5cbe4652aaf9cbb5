import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { applications, quizQuestions } from "@/db/schema";
import { loadQuiz } from "@/db/seed/quiz";
import { starterQuiz } from "@/db/seed/quiz-starter";
import { transaction } from "@/lib/context";
import { locales } from "@/lib/i18n/locales";
import { ownNews } from "@/lib/notify/queries/own-news";
import { personById } from "@/lib/people/queries/person-of-session";
import { type Cast, castOf } from "@/lib/testing/cast";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { addArticle, addQuestion } from "@/lib/testing/posts";
import { nobodyButTheo } from "@/lib/testing/programme";
import { answerQuiz } from "./commands/answer-quiz";
import { applyAsAmbassador, withdrawApplication } from "./commands/apply-as-ambassador";
import { decideApplication } from "./commands/decide-application";
import { inviteAmbassador } from "./commands/invite-ambassador";
import { retireQuizQuestion, saveQuizQuestion } from "./commands/save-quiz-question";
import { answerLanguages } from "./queries/answer-languages";
import { ownApplication } from "./queries/own-application";
import { ownProgramme } from "./queries/own-programme";
import { applicationList, appointmentsNow } from "./queries/programme";
import { quizToKeep, quizToTake } from "./queries/quiz";
import { topicsToApplyFor } from "./queries/topics-to-apply-for";

let site: TestSite;
let cast: Cast;
const now = new Date("2026-06-01T10:00:00Z");
const days = (count: number) => new Date(now.getTime() + count * 86_400_000);
const as = (actor: Parameters<TestSite["ctxFor"]>[0], at = now) => site.ctxFor(actor, { now: at });

beforeAll(async () => {
  site = await freshSite();
  cast = await castOf(site);
  await transaction(as({ kind: "system", job: "seed" }), loadQuiz);
});

afterAll(() => site.close());

beforeEach(() => nobodyButTheo(site, cast));

const rightAnswers = async () => {
  const rows = await site.db.select().from(quizQuestions);
  return Object.fromEntries(rows.map((row) => [String(row.id), row.correct]));
};

const apply = (actor = cast.lena) =>
  applyAsAmbassador(as(actor), {
    topicIds: [cast.machines],
    languages: ["en", "zh-CN", "en"],
    reason: "I have repaired these machines for ten years.",
  });

const rights = async (id: string) => (await personById(site.db, id))!.topics;

const told = async (id: string) =>
  (await site.pool.query("select kind from notifications where person_id = $1 order by id", [id])).rows.map(
    (row) => row.kind as string,
  );

describe("becoming an ambassador", () => {
  test("the languages on offer are those that questions are in, each kind once, and none that only a restricted one is in", async () => {
    const asked = { title: "It drips", askerId: cast.mara.id, topicId: cast.machines };
    await addQuestion(site.db, { ...asked, language: "de" });
    await addQuestion(site.db, { ...asked, language: "zh-TW" });
    await addQuestion(site.db, { ...asked, language: "sw", visibility: "restricted" });
    expect(await answerLanguages(as(cast.lena))).toEqual(["en", "zh-CN", "ja", "de"]);
    await expect(answerLanguages(as({ kind: "visitor" }))).rejects.toMatchObject({ code: "sign_in" });
  });

  test("what is for staff alone is no topic to apply for, or to be invited to, until somebody has asked there", async () => {
    const [staff, empty] = (
      await site.pool.query(
        "insert into topics (slug, name) values ('for-staff', 'For staff'), ('kettles', 'Kettles') returning id",
      )
    ).rows.map((row) => row.id as number);
    await addArticle(site.db, { title: "Promises", audience: "staff" }, { topics: [staff!] });
    const offered = async () => (await topicsToApplyFor(as(cast.lena))).map(({ name }) => name);
    expect(await offered()).toEqual(expect.arrayContaining(["Machines", "Billing", "Kettles"]));
    expect(await offered()).not.toContain("For staff");
    const choice = { topicIds: [cast.machines, staff!], languages: ["en"] };
    const reason = "I have repaired these machines for ten years.";
    const refused = { code: "invalid_input", field: "topicIds" };
    await expect(applyAsAmbassador(as(cast.lena), { ...choice, reason })).rejects.toMatchObject(refused);
    await expect(inviteAmbassador(as(cast.ada), { ...choice, personId: cast.lena.id })).rejects.toMatchObject(
      refused,
    );
    // What nothing stands on yet, what customers read too, and what somebody asked about can be helped on.
    await addArticle(site.db, { title: "Inside", audience: "staff" }, { topics: [empty!] });
    await addArticle(site.db, { title: "Open", audience: "signed_in" }, { topics: [empty!] });
    expect(await offered()).toContain("Kettles");
    await addQuestion(site.db, { title: "Who reads this?", askerId: cast.mara.id, topicId: staff! });
    expect(await offered()).toContain("For staff");
  });

  test("goes from applying over the quiz to an appointment for topics, languages and a term", async () => {
    await apply();
    await expect(apply()).rejects.toMatchObject({ code: "already_decided" });
    expect(await rights(cast.lena.id)).toEqual([]);
    const marked = await answerQuiz(as(cast.lena), { given: await rightAnswers() });
    expect(marked).toMatchObject({ passed: true, correct: starterQuiz.length });
    expect(await told(cast.ada.id)).toEqual(["application_received"]);
    const [waiting] = await applicationList(as(cast.ada));
    expect(waiting).toMatchObject({ topics: ["Machines"], languages: ["en", "zh-CN"], best: { tries: 1 } });
    await decideApplication(as(cast.ada), { applicationId: waiting!.id, appoints: true, months: 6 });
    expect(await told(cast.lena.id)).toEqual(["application_decided"]);
    const own = await ownProgramme(as(cast.lena));
    expect(own.appointments).toMatchObject([
      { languages: ["en", "zh-CN"], endsAt: new Date("2026-12-01T10:00:00Z") },
    ]);
    // Appointed in June 2026: the database's own clock decides whether the term runs.
    expect((await appointmentsNow(as(cast.ada))).map((line) => line.person.name).sort()).toEqual([
      "Lena",
      "Theo",
    ]);
  });

  test("news of an application for several topics names them all, in the reader's language", async () => {
    const topicIds = [cast.billing, cast.machines];
    await applyAsAmbassador(as(cast.lena), {
      topicIds,
      languages: ["en"],
      reason: "I have repaired these machines for ten years.",
    });
    await answerQuiz(as(cast.lena), { given: await rightAnswers() });
    const [waiting] = await applicationList(as(cast.ada));
    await decideApplication(as(cast.ada), { applicationId: waiting!.id, appoints: true, months: 6 });
    const { items } = await ownNews(as(cast.lena), { locale: "zh-CN" });
    expect(items.map((item) => item.line)).toEqual(["您现在是“Billing和Machines”的大使了"]);
  });

  test("takes four of five right answers, and five tries a day", async () => {
    await apply();
    for (let attempt = 0; attempt < 5; attempt += 1)
      expect((await answerQuiz(as(cast.lena), { given: {} })).passed).toBe(false);
    await expect(answerQuiz(as(cast.lena), { given: await rightAnswers() })).rejects.toMatchObject({
      code: "too_many_requests",
    });
    const [waiting] = await site.db.select().from(applications);
    await expect(
      decideApplication(as(cast.ada), { applicationId: waiting!.id, appoints: true }),
    ).rejects.toMatchObject({ code: "wrong_state" });
    expect((await answerQuiz(as(cast.lena, days(2)), { given: await rightAnswers() })).passed).toBe(true);
  });

  test("may begin with an invitation, to which one may say no", async () => {
    const invite = () =>
      inviteAmbassador(as(cast.ada), {
        personId: cast.lena.id,
        topicIds: [cast.machines],
        languages: ["en"],
      });
    await invite();
    expect(await told(cast.lena.id)).toEqual(["ambassador_invited"]);
    expect(await ownApplication(site.ctxFor(cast.lena))).toMatchObject({ invitedBy: "Ada", decision: null });
    await withdrawApplication(as(cast.lena));
    await invite();
    await answerQuiz(as(cast.lena), { given: await rightAnswers() });
    const open = (await applicationList(as(cast.ada))).find((one) => one.decision === null)!;
    await decideApplication(as(cast.ada), {
      applicationId: open.id,
      appoints: false,
      note: "Not this time.",
    });
    expect(await ownApplication(site.ctxFor(cast.lena))).toMatchObject({
      decision: "declined",
      note: "Not this time.",
    });
  });
});

describe("the quiz", () => {
  test("has each of our questions in every language, with as many choices and one that is right", () => {
    for (const { correct, ...texts } of starterQuiz)
      for (const locale of locales) {
        expect(texts[locale].choices.length).toBe(texts.en.choices.length);
        expect(texts[locale].choices[correct]).toBeTruthy();
      }
  });

  test("is kept by curators; retired questions are asked no more, and a second load brings nothing back", async () => {
    const id = await saveQuizQuestion(as(cast.cleo), {
      texts: { en: { prompt: "Is it so?", choices: ["Yes", "No"], why: "It is." } },
      correct: 1,
      position: 500,
    });
    const took = async () => (await quizToTake(as(cast.lena), "zh-CN")).map((item) => item.id);
    expect(await took()).toContain(id);
    expect((await quizToTake(as(cast.lena), "zh-CN"))[0]).toMatchObject({ language: "zh-CN" });
    await retireQuizQuestion(as(cast.cleo), { questionId: id, retires: true });
    await transaction(as({ kind: "system", job: "seed" }), loadQuiz);
    expect(await took()).not.toContain(id);
    expect(
      (await quizToKeep(as(cast.ines))).filter((entry) => entry.retired).map((entry) => entry.id),
    ).toEqual([id]);
    const broken = {
      en: { prompt: "?", choices: ["a", "b"], why: "." },
      "zh-CN": { prompt: "?", choices: ["a", "b", "c"], why: "." },
    };
    await expect(saveQuizQuestion(as(cast.cleo), { texts: broken, correct: 0 })).rejects.toMatchObject({
      code: "invalid_input",
    });
  });
});
