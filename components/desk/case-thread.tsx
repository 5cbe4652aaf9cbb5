import { PersonMark } from "@/components/community/person-mark";
import { Prose } from "@/components/community/prose";
import { SaidTold } from "@/components/community/thread/said-told";
import { When } from "@/components/site/when";
import { Chip } from "@/components/ui/chip";
import { Section } from "@/components/ui/layout";
import { Notice } from "@/components/ui/notice";
import type { CaseFile } from "@/lib/desk/queries/case-file";
import { intl } from "@/lib/http/intl";

/** The question and what was tried, so that nobody is asked for it twice. */
export async function CaseThread({ file }: { file: CaseFile }) {
  const { t } = await intl("desk");
  const { thread } = file;
  return (
    <>
      <Notice icon="rule" title={t("why")} className="mb-5">
        {t(`groundsLong.${file.grounds as "R1"}`)}
        {file.reason && (
          <>
            {" "}
            <q dir="auto">{file.reason}</q>
          </>
        )}
      </Notice>
      <div id="case-question">
        <Prose html={thread.html} lang={thread.language} />
        <Comments thread={thread} answerId={null} />
      </div>
      {thread.inside && (
        <Notice id="case-details" icon="private" title={t("details")} className="mt-4">
          {thread.inside.details.length === 0
            ? t("noDetails")
            : thread.inside.details.map((detail) => (
                <p key={detail.id} dir="auto" className="whitespace-pre-wrap">
                  {detail.body}
                </p>
              ))}
        </Notice>
      )}
      <Section title={t("tried")} className="mt-7">
        {thread.answers.length === 0 ? (
          <p className="text-sm text-muted">{t("noAnswers")}</p>
        ) : (
          <ol className="divide-y divide-line border-y border-line">
            {thread.answers.map((answer) => (
              <li key={answer.id} id={`answer-${answer.id}`} className="py-4">
                <div className="mb-1.5 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-faint">
                  <PersonMark person={{ ...answer.author, mark: answer.mark }} />
                  <When at={answer.at} />
                  {thread.acceptance?.answerId === answer.id && (
                    <Chip tone="solved" icon="solved" plain>
                      {t("accepted")}
                    </Chip>
                  )}
                  {answer.failedAt && (
                    <Chip tone="danger" icon="didNotWork" plain>
                      {t("didNotWork")}
                    </Chip>
                  )}
                </div>
                {answer.failedBecause && (
                  <p dir="auto" className="mb-1.5 text-sm text-muted">
                    {answer.failedBecause}
                  </p>
                )}
                <Prose html={answer.html} lang={answer.language} />
                <SaidTold post={answer} isAsker={false} />
                <Comments thread={thread} answerId={answer.id} />
              </li>
            ))}
          </ol>
        )}
      </Section>
    </>
  );
}

/** The short notes under the question or one of its answers. */
async function Comments({ thread, answerId }: { thread: CaseFile["thread"]; answerId: number | null }) {
  const { t } = await intl("desk");
  const comments = thread.comments.filter((comment) => comment.answerId === answerId);
  if (comments.length === 0) return null;
  return (
    <ul aria-label={t("comments")} className="mt-3 space-y-2 border-s-2 border-line ps-4 text-sm">
      {comments.map((comment) => (
        <li key={comment.id} id={`comment-${comment.id}`}>
          <span className="flex flex-wrap gap-x-2 text-faint">
            <bdi>{comment.author.name}</bdi>
            <When at={comment.at} />
          </span>
          <Prose html={comment.html} />
          <SaidTold post={comment} isAsker={false} />
        </li>
      ))}
    </ul>
  );
}
