import type { ReactNode } from "react";
import { Link } from "react-router";
import { Icon } from "../common/icon.tsx";
import { LongText } from "../common/long-text.tsx";
import { Failure } from "../common/states.tsx";
import { PageHeading } from "../shell/page-heading.tsx";
import type { Draft } from "./draft.ts";
import { contactWordsOf, usePlaceWords } from "./draft-facts.ts";
import type { StepName } from "./steps.ts";
import type { Submission } from "./use-submission.ts";

type CheckStepProps = { draft: Draft; submission: Submission; isUploading: boolean; onStop: () => void };

export function CheckStep({ draft, submission, isUploading, onStop }: CheckStepProps) {
  const place = usePlaceWords(draft);
  return (
    <>
      <PageHeading title="请核对" />
      <dl className="facts facts-check">
        <Fact name="什么事" step="words">
          <LongText text={draft.content} />
        </Fact>
        <Fact name="照片" step="photo">
          {draft.attachments.length === 0
            ? "没有"
            : `${draft.attachments.length} 个：${draft.attachments.map((each) => each.name).join("、")}`}
        </Fact>
        <Fact name="地点" step="place">
          {place ?? "没填"}
        </Fact>
        <Fact name="联系和要求" step="contact">
          {contactWordsOf(draft) ?? "没填"}
        </Fact>
      </dl>
      <p className="step-hint">提交后会给您受理编号和查询码，凭它们随时查进度。个人信息只用于办理这件事。</p>
      <div role="status">
        {isUploading && <p className="step-hint">附件还在上传，传完就能提交。</p>}
        {submission.state === "sending" && <p className="step-hint">正在提交，请不要关闭页面。</p>}
        {submission.state === "waiting" && (
          <div className="notice">
            <p className="notice-title">
              <Icon name="offline" />
              现在没有网络
            </p>
            <p>您写的内容都保存着，联网后自动提交，请不要关闭页面。</p>
            <button type="button" className="button" onClick={onStop}>
              先不提交
            </button>
          </div>
        )}
      </div>
      {submission.state === "refused" && <Failure error={submission.error} />}
    </>
  );
}

function Fact({ name, step, children }: { name: string; step: StepName; children: ReactNode }) {
  return (
    <div className="fact">
      <dt>
        {name}
        <Link to={`/ask?step=${step}`} aria-label={`修改${name}`}>
          修改
        </Link>
      </dt>
      <dd>{children}</dd>
    </div>
  );
}
