import { decideExclusion, type Exclusion, ExclusionDecision, type ExclusionEffect } from "@yihao/contract/exclusion";
import { Alert, Checkbox, Form, Input, Radio } from "antd";
import { ActForm } from "../common/act-form.tsx";
import { effectOptions, effectWords } from "./effect-words.tsx";
import { exclusionTopics } from "./exclusion-topics.ts";

type Values = { decision: ExclusionDecision; effects?: ExclusionEffect[]; opinion: string };

/** 审定, with what was proposed in front. */
export function DecideForm({ exclusion, onClose }: { exclusion: Exclusion; onClose: () => void }) {
  const proposed = exclusion.steps.findLast((step) => step.kind === "prepare");
  const offered = proposed !== undefined && proposed.effects.length > 0 ? proposed.effects : exclusion.effects;
  return (
    <ActForm<typeof decideExclusion, Values>
      title={`审定核减 · ${exclusion.agencyName}`}
      open
      onClose={onClose}
      to={decideExclusion}
      topics={exclusionTopics}
      draftKey={`exclusion-decide.${exclusion.id}`}
      initialValues={{ effects: offered }}
      toCall={({ effects = [], decision, opinion }) => ({
        params: { id: exclusion.id },
        body: { decision, opinion, effects: decision === "granted" ? effects : [] },
      })}
      done={(made) => (made.state === "granted" ? `已准予核减：${effectWords(made.grantedEffects)}` : "不予核减，申请单位可以申诉一次")}
      submitWord="提交审定"
      isDangerous
      consequence="准予后本单从该单位“核减后”指标的分母中剔除，核减前的指标不变；结论通知申请单位。"
    >
      {proposed !== undefined && proposed.proposal !== null && (
        <Alert
          className="act-problem"
          type="info"
          title={`研判建议：${ExclusionDecision.word(proposed.proposal)}${proposed.effects.length > 0 ? `（${effectWords(proposed.effects)}）` : ""}`}
          description={`${proposed.by}：${proposed.opinion ?? ""}`}
        />
      )}
      <Form.Item name="decision" label="审定结论" required>
        <Radio.Group options={ExclusionDecision.values.map((value) => ({ value, label: ExclusionDecision.word(value) }))} />
      </Form.Item>
      <Form.Item name="effects" label="准予的事项" extra="不予核减的不用选。">
        <Checkbox.Group options={effectOptions(exclusion.effects)} />
      </Form.Item>
      <Form.Item name="opinion" label="审定意见" required>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={1000} showCount />
      </Form.Item>
    </ActForm>
  );
}
