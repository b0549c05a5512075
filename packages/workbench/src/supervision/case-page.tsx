import "../orders/case.css";
import "./supervision.css";
import {
  claimSupervisionCase,
  readSupervisionCase,
  releaseSupervisionCase,
  type SupervisionCase,
  SupervisionOrigin,
} from "@yihao/contract/supervision";
import { useState } from "react";
import { Link, useParams } from "react-router";
import { AttachmentList } from "../common/attachments.tsx";
import { Facts } from "../common/facts.tsx";
import { LoadedPage } from "../common/loaded.tsx";
import { Moment } from "../common/moment.tsx";
import { PageShell } from "../common/page-shell.tsx";
import { CaseSkeleton } from "../common/skeletons.tsx";
import { TimelineLines } from "../common/timeline.tsx";
import { useAct } from "../common/use-act.ts";
import { useReading } from "../common/use-reading.ts";
import { ActBar, type OfferedAct } from "../orders/act-bar.tsx";
import { CaseAnswers } from "./case-answers.tsx";
import {
  AnswerForm,
  AskReturnForm,
  CloseCaseForm,
  CorrectionForm,
  DecideReturnForm,
  IssueForm,
  ReviewAnswerForm,
  WithdrawCaseForm,
} from "./case-forms.tsx";
import { CaseDue, CaseTags } from "./case-words.tsx";
import { SealClueForm } from "./clue-forms.tsx";
import { InstructCaseForm } from "./instruct-form.tsx";
import { supervisionTopics } from "./supervision-topics.ts";
import { WarningList } from "./warning-list.tsx";

export function CasePage() {
  const { id = "" } = useParams();
  const supervised = useReading(readSupervisionCase, { params: { id } }, { topics: supervisionTopics });
  return (
    <LoadedPage title="督办单" query={supervised} skeleton={<CaseSkeleton />}>
      {(found) => <View key={found.id} supervised={found} />}
    </LoadedPage>
  );
}

const forms = {
  issue: IssueForm,
  answer: AnswerForm,
  askReturn: AskReturnForm,
  decideReturn: DecideReturnForm,
  review: ReviewAnswerForm,
  confirmCorrection: CorrectionForm,
  close: CloseCaseForm,
  withdraw: WithdrawCaseForm,
} as const;
type FormName = keyof typeof forms | "instruct" | "handOver";

function View({ supervised }: { supervised: SupervisionCase }) {
  const [open, setOpen] = useState<FormName>();
  const onClose = () => setOpen(undefined);
  const Open = open === undefined || open === "instruct" || open === "handOver" ? undefined : forms[open];
  return (
    <PageShell
      title={supervised.title}
      count={
        <>
          督办单 <span className="figures">{supervised.number}</span> · <CaseTags of={supervised} /> <CaseDue of={supervised} />
        </>
      }
    >
      <Acts supervised={supervised} choose={setOpen} />
      <div className="case-columns">
        <div className="case-facts">
          <What supervised={supervised} />
          <CaseAnswers supervised={supervised} />
          {supervised.warnings.length > 0 && (
            <section className="panel" aria-labelledby="case-warnings">
              <h2 id="case-warnings">引起督办的预警</h2>
              <WarningList items={supervised.warnings} />
            </section>
          )}
        </div>
        <section className="panel timeline-panel" aria-labelledby="timeline-title">
          <h2 id="timeline-title">督办经过</h2>
          <TimelineLines items={supervised.timeline} />
        </section>
      </div>
      {Open !== undefined && <Open supervised={supervised} onClose={onClose} />}
      {open === "instruct" && <InstructCaseForm caseId={supervised.id} onClose={onClose} />}
      {open === "handOver" && <SealClueForm of={{ caseId: supervised.id }} onClose={onClose} />}
    </PageShell>
  );
}

function Acts({ supervised, choose }: { supervised: SupervisionCase; choose: (form: FormName) => void }) {
  const { can, id } = supervised;
  const claim = useAct(claimSupervisionCase, { topics: supervisionTopics, done: () => "已领取" });
  const release = useAct(releaseSupervisionCase, { topics: supervisionTopics, done: () => "已放回公共池" });
  const act = (form: FormName, word: string, isDangerous = false): OfferedAct => ({
    key: form,
    word,
    permit: can[form],
    isDangerous: isDangerous && can[form].allowed,
    onAct: () => choose(form),
  });
  return (
    <ActBar
      groups={[
        { key: "agency", label: "被督办单位", acts: [act("answer", "反馈"), act("askReturn", "申请退回")] },
        {
          key: "centre",
          label: "热线中心",
          acts: [
            act("issue", "下发"),
            act("review", "审核反馈"),
            act("decideReturn", "审核退回"),
            act("confirmCorrection", "确认已改正"),
            act("close", "督办办结"),
            act("withdraw", "撤销督办", true),
          ],
        },
        {
          key: "pool",
          label: "督办池",
          acts: [
            { key: "claim", word: "领取", permit: can.claim, isBusy: claim.isPending, onAct: () => claim.mutate({ params: { id } }) },
            {
              key: "release",
              word: "放回公共池",
              permit: can.release,
              isBusy: release.isPending,
              onAct: () => release.mutate({ params: { id } }),
            },
          ],
        },
        { key: "leader", label: "领导", acts: [act("instruct", "批示"), act("handOver", "移交问题线索", true)] },
      ]}
    />
  );
}

function What({ supervised }: { supervised: SupervisionCase }) {
  return (
    <section className="panel" aria-labelledby="case-what">
      <h2 id="case-what">督办事项</h2>
      <p className="prose own-words">{supervised.matter}</p>
      <Facts
        rows={[
          ["被督办单位", supervised.leadAgencyName],
          ["联合督办单位", supervised.otherAgencyNames.join("、")],
          ["来由", SupervisionOrigin.word(supervised.origin)],
          ["依据", supervised.basis],
          ["工单", supervised.workOrderId !== null && <Link to={`/orders/${supervised.workOrderId}`}>{supervised.workOrderNumber}</Link>],
          ["提出", `${supervised.openedBy} `],
          ["提出时间", <Moment key="opened" at={supervised.openedAt} />],
          ["下发时间", supervised.issuedAt !== null && <Moment key="issued" at={supervised.issuedAt} />],
          ["办理期限", supervised.dueAt !== null && <Moment key="due" at={supervised.dueAt} />],
          ["领取人", supervised.holderName ?? "公共池"],
          ["红灯恢复", supervised.correctedAt !== null && <Moment key="corrected" at={supervised.correctedAt} />],
          ["办结意见", supervised.closingOpinion],
        ]}
      />
      <AttachmentList items={supervised.attachments} />
    </section>
  );
}
