import { AskTwice } from "../common/ask-twice.tsx";
import { beginningOf } from "../common/plain-words.ts";
import { Failure } from "../common/states.tsx";
import { PageHeading } from "../shell/page-heading.tsx";
import { renewKey, useDraft } from "./draft.ts";
import type { Submission } from "./use-submission.ts";

/** Sent, but nobody answered: only asking again with the same key tells whether it arrived. */
export function UnsettledPanel({
  submission,
  onSubmit,
  onRenewed,
}: {
  submission: Submission;
  onSubmit: () => void;
  onRenewed: () => void;
}) {
  const draft = useDraft();
  const isSending = submission.state === "sending";
  return (
    <div className="unsettled">
      <PageHeading title="还没收到回音" />
      <p>您的诉求已经发出，但没有收到受理编号，可能是网络或服务暂时不通。再发一次就能确认，同一份诉求不会变成两件。</p>
      <p className="quote prose">{beginningOf(draft.content, 80)}</p>
      <p role="status" className="step-hint">
        {submission.state === "waiting" && (submission.why === "offline" ? "现在没有网络，联网后自动再发。" : "过几秒会自动再发。")}
        {isSending && "正在再发一次……"}
      </p>
      {submission.state === "refused" && <Failure error={submission.error} />}
      <div className="ask-acts">
        <button type="button" className="button button-primary button-wide" disabled={isSending} onClick={onSubmit}>
          现在再发一次
        </button>
        <a className="button button-wide" href="tel:12345">
          打 12345 询问
        </a>
      </div>
      {!isSending && (
        <AskTwice
          label="改一改，另发一份"
          question="如果刚才那份其实已经收到，就会成为两件。仍要另发吗？"
          yes="另发一份"
          onYes={() => {
            renewKey();
            onRenewed();
          }}
        />
      )}
    </div>
  );
}
