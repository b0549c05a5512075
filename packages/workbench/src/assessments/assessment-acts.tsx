import { type Assessment, computeAssessment } from "@yihao/contract/assessment";
import { useState } from "react";
import { useAct } from "../common/use-act.ts";
import { ActBar } from "../orders/act-bar.tsx";
import { ComparePanel } from "./compare-panel.tsx";
import { AnnounceForm, PublishForm } from "./confirm-forms.tsx";
import { EntriesForm } from "./entries-form.tsx";
import { FreezeForm } from "./freeze-form.tsx";
import { assessmentTopics } from "./topics.ts";

type Open = "enter" | "announce" | "freeze" | "publish" | "compare";

/** The acts on one period, each with the reason when it is not its turn. */
export function AssessmentActs({ assessment }: { assessment: Assessment }) {
  const [open, choose] = useState<Open>();
  const compute = useAct(computeAssessment, { topics: assessmentTopics, done: () => "已按现在的数据重新测算" });
  const { can } = assessment;
  const given = { assessment, onClose: () => choose(undefined) };
  return (
    <>
      <ActBar
        groups={[
          {
            key: "period",
            label: "组织考核",
            acts: [
              { key: "enter", word: "录入得分", permit: can.enter, onAct: () => choose("enter") },
              {
                key: "compute",
                word: "重新测算",
                permit: can.compute,
                isBusy: compute.isPending,
                onAct: () => compute.mutate({ params: { id: assessment.id } }),
              },
              { key: "announce", word: "公示", permit: can.announce, onAct: () => choose("announce") },
              { key: "publish", word: "发布", permit: can.publish, onAct: () => choose("publish") },
            ],
          },
          { key: "freeze", label: "审定", acts: [{ key: "freeze", word: "审定结果", permit: can.freeze, onAct: () => choose("freeze") }] },
          {
            key: "compare",
            label: "核对",
            acts: can.compare.allowed
              ? [
                  {
                    key: "compare",
                    word: open === "compare" ? "收起差异" : "与现在的数据比对",
                    permit: can.compare,
                    onAct: () => choose(open === "compare" ? undefined : "compare"),
                  },
                ]
              : [],
          },
        ]}
      />
      {open === "enter" && <EntriesForm {...given} />}
      {open === "announce" && <AnnounceForm {...given} />}
      {open === "publish" && <PublishForm {...given} />}
      {open === "freeze" && <FreezeForm {...given} />}
      {open === "compare" && <ComparePanel assessmentId={assessment.id} />}
    </>
  );
}
