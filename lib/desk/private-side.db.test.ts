import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { acceptAnswer } from "@/lib/community/commands/accept-answer";
import { askQuestion } from "@/lib/community/commands/ask-question";
import { endAcceptance } from "@/lib/community/commands/end-acceptance";
import { postComment } from "@/lib/community/commands/post-comment";
import { readQuestions } from "@/lib/community/inputs";
import type { Context, Person } from "@/lib/context";
import { type Cast, castOf } from "@/lib/testing/cast";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { runJobs } from "@/lib/testing/jobs";
import { caseOf } from "@/lib/testing/private-case";
import { answerGuarded, askForInfoGuarded } from "./commands/answer-guarded";
import { answerSurvey, answerSurveyByMail } from "./commands/answer-survey";
import { closeEscalation } from "./commands/close-escalation";
import { reopenEscalation } from "./commands/reopen-escalation";
import { sayAlreadyTold } from "./commands/say-already-told";
import { takeEscalation } from "./commands/take-escalation";
import { writeMessage } from "./commands/write-message";
import { alreadyTold } from "./guard";
import { figureCsv } from "./queries/figure-csv";
import { type FigureRow, type figureNames, figureRows } from "./queries/figure-rows";
import { figures } from "./queries/figures";
import { ownSurvey, surveyOfLink } from "./queries/own-survey";
import { surveyToken } from "./survey-token";

let site: TestSite;
let cast: Cast;
const as = (person: Person, now?: () => Date) => site.ctxFor(person, now && { now });
const refusal = (code: string) => expect.objectContaining({ code });
const secret = "a secret of the tests, long enough for them";

beforeAll(async () => {
  process.env.SITE_URL = "http://localhost:3000";
  process.env.AUTH_SECRET = secret;
  site = await freshSite();
  cast = await castOf(site);
});

afterAll(() => site.close());

/** What a draft by this person would be flagged for. */
async function toldAlready({ actor }: Context, questionId: number, draft: string) {
  const { policy } = (await readQuestions(site.db, [questionId])).get(questionId)!;
  return alreadyTold(site.db, actor, { ...policy, id: questionId }, draft);
}

const caseHere = (given?: Parameters<typeof caseOf>[2]) => caseOf(site, cast, given);

const rows = async (query: ReturnType<typeof sql>) =>
  (await site.db.execute<Record<string, unknown>>(query)).rows;

describe("asked twice", () => {
  test("what the asker told only the staff is flagged before an agent sends, and sending anyway is recorded", async () => {
    const { questionId, escalationId } = await caseHere({ details: "Order FW-20017" });
    const message = { escalationId, body: "What is your order number?", isNote: false };
    await expect(writeMessage(as(cast.ines), message)).rejects.toEqual(refusal("asked_twice"));
    expect(await rows(sql`select from escalation_messages where escalation_id = ${escalationId}`)).toEqual(
      [],
    );
    expect(await toldAlready(as(cast.ines), questionId, message.body)).toMatchObject([
      { kind: "order_number", quote: "Order FW-20017", place: expect.stringMatching(/^details:\d+$/) },
    ]);
    const { id } = await writeMessage(as(cast.ines), { ...message, askAnyway: true });
    expect(
      await rows(
        sql`select person_id, kind, source, message_id from asked_twice where question_id = ${questionId}`,
      ),
    ).toEqual([{ person_id: cast.ines.id, kind: "order_number", source: "sent_anyway", message_id: id }]);
    // A note is between staff: nobody is asked.
    await writeMessage(as(cast.ines), { ...message, isNote: true });
    // The asker's own question is no request of a helper.
    await writeMessage(as(cast.mara), message);
  });

  test("a public answer is guarded, too, and one that asks for something else is not", async () => {
    const { questionId } = await caseHere({ body: "The serial number is BM4471220." });
    const ask = (body: string) => answerGuarded(as(cast.ines), { questionId, body });
    await expect(ask("Could you send us the serial number?")).rejects.toEqual(refusal("asked_twice"));
    await ask("Please unplug it for a minute.");
  });

  test("an ambassador is told of what stands in the thread, and never of private details", async () => {
    const { id: questionId } = await askQuestion(as(cast.lena), {
      title: "The pump hums",
      body: "App version 2.14.1.",
      topicId: cast.machines,
      privateDetails: "Order FW-20018",
    });
    await expect(
      askForInfoGuarded(as(cast.theo), { questionId, words: "Which version of the app is it?" }),
    ).rejects.toEqual(refusal("asked_twice"));
    expect(await toldAlready(as(cast.theo), questionId, "What is your order number?")).toEqual([]);
    await askForInfoGuarded(as(cast.theo), { questionId, words: "What is your order number?" });
    await postComment(as(cast.lena), { questionId, body: "Order number FW-20018." });
    await expect(
      answerGuarded(as(cast.theo), { questionId, body: "What is your order number?" }),
    ).rejects.toEqual(refusal("asked_twice"));
    // Whoever only takes part may ask whatever they like.
    await answerGuarded(as(cast.mara), { questionId, body: "What is your order number?" });
  });

  test("the asker says of a message that they had told it: once, and of no note", async () => {
    const { escalationId } = await caseHere();
    const note = await writeMessage(as(cast.ines), { escalationId, body: "Odd.", isNote: true });
    const { id: messageId } = await writeMessage(as(cast.ines), {
      escalationId,
      body: "Since when?",
      isNote: false,
    });
    await sayAlreadyTold(as(cast.mara), { of: "message", id: messageId });
    await sayAlreadyTold(as(cast.mara), { of: "message", id: messageId });
    expect(
      await rows(sql`select person_id from asked_twice where message_id = ${messageId} and source = 'asker'`),
    ).toEqual([{ person_id: cast.ines.id }]);
    await expect(sayAlreadyTold(as(cast.mara), { of: "message", id: note.id })).rejects.toEqual(
      refusal("not_found"),
    );
    const own = await writeMessage(as(cast.mara), { escalationId, body: "Monday.", isNote: false });
    await expect(sayAlreadyTold(as(cast.mara), { of: "message", id: own.id })).rejects.toEqual(
      refusal("not_allowed_on_own"),
    );
  });
});

describe("after a case is closed", () => {
  async function closed() {
    const { questionId, escalationId } = await caseHere();
    const { id: answerId } = await answerGuarded(as(cast.ines), { questionId, body: "We sent it back." });
    await acceptAnswer(as(cast.mara), { questionId, answerId });
    await runJobs(site);
    return { questionId, escalationId, answerId };
  }
  const news = (escalationId: number, kind: string) =>
    rows(
      sql`select person_id from notifications where kind = ${kind} and key like ${`survey:${escalationId}%`}`,
    );

  test("its asker is asked two questions, and never again, not even when it is opened and closed once more", async () => {
    const { questionId, escalationId } = await closed();
    expect(await ownSurvey(as(cast.mara), questionId)).toMatchObject({ escalationId, agent: "Ines" });
    expect(await ownSurvey(as(cast.lena), questionId)).toBeNull();
    await answerSurvey(as(cast.mara), { escalationId, satisfaction: 5, ease: 4, comment: "Quick." });
    expect(await ownSurvey(as(cast.mara), questionId)).toBeNull();
    await expect(answerSurvey(as(cast.mara), { escalationId, satisfaction: 1, ease: 1 })).rejects.toEqual(
      refusal("already_answered"),
    );
    await endAcceptance(as(cast.mara), { questionId });
    await reopenEscalation(as(cast.mara), { escalationId, reason: "It came back." });
    await takeEscalation(as(cast.jonas), { escalationId }).catch(() => {});
    await closeEscalation(as(cast.ines), { escalationId, causeCode: "other", whyNoAnswer: "It stopped." });
    await runJobs(site);
    expect(await rows(sql`select state, reopened_count from escalations where id = ${escalationId}`)).toEqual(
      [{ state: "closed", reopened_count: 1 }],
    );
    expect(await ownSurvey(as(cast.mara), questionId)).toBeNull();
    expect(await news(escalationId, "survey_asked")).toHaveLength(1);
    expect(await news(escalationId, "low_score")).toEqual([]);
  });

  test("the link of the mail shows a page that answers only when sent, for that case alone", async () => {
    const { escalationId } = await closed();
    const token = surveyToken(escalationId, cast.mara.id, secret);
    const visitor = site.ctxFor({ kind: "visitor" });
    const [mail] = await rows(
      sql`select text from mails where kind = 'survey_asked' order by id desc limit 1`,
    );
    expect(mail!.text).toContain(`/satisfaction?token=${token}`);
    expect(await surveyOfLink(visitor, token)).toMatchObject({ state: "open" });
    expect(
      await surveyOfLink(visitor, `${escalationId + 1}${token.slice(String(escalationId).length)}`),
    ).toBeNull();
    await answerSurveyByMail(visitor, { token, satisfaction: 2, ease: 4, comment: "Slow." });
    expect(await surveyOfLink(visitor, token)).toMatchObject({ state: "answered" });
    expect(await news(escalationId, "low_score")).toEqual([{ person_id: cast.jonas.id }]);
    await expect(answerSurveyByMail(visitor, { token, satisfaction: 5, ease: 5 })).rejects.toEqual(
      refusal("already_answered"),
    );
    await expect(answerSurveyByMail(visitor, { token: "1.x.y", satisfaction: 5, ease: 5 })).rejects.toEqual(
      refusal("link_expired"),
    );
  });
});

describe("figures", () => {
  const month = "2026-05";
  // All of it in one month, on whatever day this runs: what is promised on the last of a month is due in the next.
  beforeAll(() =>
    site.pool.query(`
      update escalations set opened_at = '2026-05-10T08:00:00Z';
      update promises set due_at = '2026-05-12T08:00:00Z';
      update asked_twice set created_at = '2026-05-11T08:00:00Z';
      update case_surveys set asked_at = '2026-05-20T08:00:00Z';`),
  );

  test("each is as many as the rows behind it; who it was is for leads", async () => {
    const mine = await figures(as(cast.ines), month);
    const lead = await figures(as(cast.jonas), month);
    const rowsOf = async (name: (typeof figureNames)[number]) =>
      (await figureRows(as(cast.jonas), name, month)).rows;
    const count = (all: FigureRow[], what: string) => all.filter((row) => row.what === what).length;

    const promised = await rowsOf("promises");
    expect(mine.promises.kept).toBeGreaterThan(0);
    expect(mine.promises).toMatchObject({ kept: count(promised, "kept"), missed: count(promised, "missed") });
    const replied = await rowsOf("first-reply");
    expect(mine.firstReply.cases).toBe(count(replied, "replied"));
    expect(mine.firstReply.waiting).toBe(count(replied, "waiting"));
    expect(mine.firstReply.median).toBeGreaterThanOrEqual(0);
    const twice = await rowsOf("asked-twice");
    expect(mine.askedTwice).toMatchObject({
      sentAnyway: count(twice, "sent_anyway"),
      saidByAskers: count(twice, "asker"),
    });
    const said = await rowsOf("satisfaction");
    expect(mine.survey).toMatchObject({
      answered: count(said, "answered"),
      asked: said.length,
      low: 1,
      content: 1,
    });
    expect(Number(mine.survey.satisfaction)).toBe(3.5);

    expect(mine.people).toBeNull();
    expect(lead.people?.find((each) => each.name === "Ines")).toMatchObject({
      sentAnyway: 1,
      saidByAskers: 1,
      answered: 2,
    });
    const seenByAgent = (await figureRows(as(cast.ines), "satisfaction", month)).rows;
    expect(seenByAgent.every((row) => row.person === null && row.words === null)).toBe(true);
    await expect(figures(as(cast.mara))).rejects.toEqual(refusal("forbidden"));
    await expect(figureRows(as(cast.theo), "promises")).rejects.toEqual(refusal("forbidden"));
  });

  test("its rows are a file for a spreadsheet, in which no title is a formula (R15)", async () => {
    const { rows } = await figureRows(as(cast.jonas), "satisfaction", month);
    const [{ questionId }] = rows as [FigureRow];
    await site.pool.query("update questions set title = $2 where id = $1", [
      questionId,
      '=HYPERLINK("http://evil")',
    ]);
    const { month: of, csv } = await figureCsv(as(cast.jonas), "satisfaction", month);
    expect(of).toBe(month);
    expect(csv.split("\r\n")).toHaveLength(rows.length + 2);
    expect(csv).toContain(`,${questionId},"'=HYPERLINK(""http://evil"")",`);
    expect((await figureCsv(as(cast.ines), "satisfaction", month)).csv).not.toContain("Ines");
    await expect(figureCsv(as(cast.mara), "satisfaction")).rejects.toEqual(refusal("forbidden"));
  });

  test("a month without any row says nothing instead of nought", async () => {
    const past = await figures(as(cast.ines), "2020-02");
    expect(past).toMatchObject({ month: "2020-02", previous: "2020-01", next: "2020-03" });
    expect(past.firstReply.median).toBeNull();
    expect(past.survey.satisfaction).toBeNull();
    expect((await figures(as(cast.ines), "2999-01")).next).toBeNull();
  });
});
