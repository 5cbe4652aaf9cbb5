/**
 * How each law of a site can be broken, past all commands, as SQL over a scene: `:q` is a question with the answer `:a`
 * by Lena, `:o` another one, `:c` the question of the case `:e` that Ines owns, `:p` a published article. What the
 * database itself refuses stands in `refused`.
 */
export const breaches: Record<string, string> = {
  "a firmly or provisionally accepted question has no live escalation":
    "insert into acceptances (question_id, answer_id, kind, accepted_at) values (:c, :a, 'firm', now())",
  "a pending acceptance waits for the owner of a live escalation":
    "insert into acceptances (question_id, answer_id, kind, accepted_at) values (:q, :a, 'pending', now())",
  "an accepted answer belongs to its question and can be seen":
    "insert into acceptances (question_id, answer_id, kind, accepted_at) values (:o, :a, 'firm', now())",
  "a closed, hidden or unasked question has no live escalation":
    "update questions set closed_at = now() where id = :c",
  "a live escalation has a next date": "delete from promises where escalation_id = :e",
  "an ended escalation has no open promise":
    "insert into promises (escalation_id, team_id, what, due_at, made_at) values (:e, :team, 'a reply', now(), now()); update escalations set state = 'closed' where id = :e",
  "an escalation is in the audit, with its grounds": "update escalations set grounds = 'R1' where id = :e",
  "the audit replayed gives the present state of an escalation":
    "update escalations set state = 'answered' where id = :e",
  "no opening before its time, nor on an acceptance":
    "update questions set gate_opened_at = now(), gate_rule = null where id = :q",
  "imported history has neither escalation nor clock until it wakes":
    "update questions set imported_at = now() where id = :c",
  "votes add up": "update answers set vote_count = 7 where id = :a",
  "nobody votes for their own answer":
    "insert into votes (answer_id, person_id, value, created_at) values (:a, :lena, 1, now())",
  "counts of answers and same problems are true": "update questions set answer_count = 9 where id = :q",
  "a live claim is held by somebody with authority":
    "insert into claims (question_id, person_id, claimed_at, expires_at) values (:q, :mara, now(), now() + interval '1 hour')",
  "nobody is nudged about their own question, and whoever was has the news":
    "insert into nudges (question_id, person_id, ring, score, reasons, decided_at) values (:q, :mara, 1, 1, '{}', now())",
  "the lines of a ledger follow one another":
    "insert into points (person_id, kind, key, part, points, at, written_at) values (:theo, 'accepted', 'x', 2, 10, now(), now())",
  "nobody is told what they may not see":
    "update questions set visibility = 'restricted' where id = :o; insert into notifications (person_id, kind, key, question_id, created_at) values (:theo, 'answer_posted', 'x', :o, now() + interval '1 minute')",
  "a duplicate is public and points to no duplicate":
    "update questions set duplicate_of_id = :o where id = :q; update questions set duplicate_of_id = :c where id = :o",
  "a waiting escalation waits for somebody until a date, and only then is a handing back open":
    "update escalations set waiting_on = 'customer', waiting_until = now() where id = :e",
  "a new plan is required only of an owner at work":
    "update escalations set plan_required_at = now(), state = 'closed' where id = :e",
  "a missed promise of a case at work was followed by a plan":
    "update escalations set state = 'in_progress' where id = :e; update promises set outcome = 'missed' where escalation_id = :e",
  "a case that went on elsewhere has ended, and leads to no other such case":
    "update escalations set merged_into_id = :e where id = :e",
  "a refusal keeps what the gate was told":
    "insert into gate_refusals (question_id, reason, inputs, created_at) values (:q, 'too early', '{}', now())",
  "an override or reopening has a person and a reason":
    "update escalations set grounds = 'override', opened_by = :ada, reason = '' where id = :e",
  "the clocks of a question rest twice and 72 hours at most, and never beside an end":
    "insert into info_requests (question_id, person_id, body, asked_at, until, ended_at) select :q, :theo, 'Which one?', now(), now() + interval '1 hour', now() from generate_series(1, 3)",
  "a question that follows an open one has no case of its own":
    "update questions set duplicate_of_id = :q where id = :c",
  "nobody follows a question on which nothing can happen":
    "update questions set duplicate_of_id = :o where id = :q; update questions set hidden_at = now() where id = :o",
  "calendars have an open hour":
    "update teams set calendar = '{\"week\": [[], [], [], [], [], [], []]}' where id = :team",
  "a mail ends sent or dead, never both":
    "insert into mails (key, \"to\", kind, subject, text, html, created_at, sent_at, dead_at) values ('x', 'a@b.test', 'x', 'x', 'x', 'x', now(), now(), now())",
  "best bets lead to something, and words mean the same in one group only":
    "insert into search_best_bets (words, subject, added_at) values ('steam', 'article:999999', now())",
  "the versions of an article are numbered from 1 without gaps, and the newest is the one worked on":
    "insert into article_versions (article_id, version, title, body, created_at) values (:p, 3, 'x', 'x', now())",
  "an article that readers see has a live version, and shows its text":
    "update articles set title = 'Something else' where id = :p",
  "a restored version has the bytes of the one it restores":
    "insert into article_versions (article_id, version, title, body, created_at, restored_from) values (:p, 2, 'x', 'x', now(), 1)",
  "nobody says yes to a text of their own, and an article in review is being read or has been":
    "update articles set status = 'in_review' where id = :p",
  "an old address leads to an article, and none stands at it":
    "insert into article_redirects (slug, article_id) select slug, id from articles where id = :p",
  "an article has the same address and readers in all its languages":
    "insert into articles (slug, title, language, translation_of, created_at, updated_at) values ('another', 'x', 'de', :p, now(), now())",
  "a file is whole, and a picture has a small form exactly where pages ask for it":
    "insert into files (id, kind, name, type, bytes, digest, body, created_at) values ('abcdefgh234567ab-10x10', 'document', 'a.txt', 'text/plain', 3, 'x', 'abc', now())",
  "the last admin is there": "update people set state = 'suspended' where role = 'admin'",
  "only public questions are in groups of repeats, and only in such as have not gone into another":
    "insert into repeat_groups (language, created_at, changed_at, typical_id) select language, now(), now(), typical_id from repeat_groups limit 1; update repeat_groups set merged_into_id = (select max(id) from repeat_groups) where id = (select min(id) from repeat_groups)",
  "questions that curators set apart or kept out are not together":
    "insert into repeat_decisions (kind, question_id, decided_by, decided_at) values ('excluded', :grouped, :cleo, now())",
  "a question is in the group that a curator put it in":
    "insert into repeat_groups (language, created_at, changed_at, typical_id) select language, now(), now(), typical_id from repeat_groups limit 1; insert into repeat_decisions (kind, question_id, group_id, decided_by, decided_at) select 'together', :grouped, max(id), :cleo, now() from repeat_groups",
  "the stored inputs of an escalation replay to yes":
    "update escalations set inputs = jsonb_set(inputs, '{facts,closedAt}', '\"2026-01-01T00:00:00Z\"') where id = :e",
};

/** Laws that no SQL can break, because a unique index stands before them. */
export const refused: Record<string, string> = {
  "at most one acceptance stands per question":
    "insert into acceptances (question_id, answer_id, kind, accepted_at) select :q, :a, 'firm', now() from generate_series(1, 2)",
  "at most one live escalation per question":
    "insert into escalations (question_id, team_id, grounds, inputs, opened_at) values (:c, :team, 'R1', '{}', now())",
  "an escalation at work has an owner": "update escalations set owner_id = null where id = :e",
  "at most one claim stands per question":
    "insert into claims (question_id, person_id, claimed_at, expires_at) select :q, :theo, now(), now() + interval '1 hour' from generate_series(1, 2)",
};
