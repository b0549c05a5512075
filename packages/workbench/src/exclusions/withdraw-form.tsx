import { type Exclusion, withdrawExclusion } from "@yihao/contract/exclusion";
import { Form, Input } from "antd";
import { ActForm } from "../common/act-form.tsx";
import { exclusionTopics } from "./exclusion-topics.ts";

type Values = { reason?: string };

/** 撤回 the application, or the appeal. */
export function WithdrawForm({ exclusion, onClose }: { exclusion: Exclusion; onClose: () => void }) {
  const isAppeal = exclusion.state === "appealed";
  return (
    <ActForm<typeof withdrawExclusion, Values>
      title={isAppeal ? "撤回申诉" : "撤回核减申请"}
      open
      onClose={onClose}
      to={withdrawExclusion}
      topics={exclusionTopics}
      draftKey={`exclusion-withdraw.${exclusion.id}`}
      toCall={(body) => ({ params: { id: exclusion.id }, body })}
      done={() => (isAppeal ? "申诉已撤回，不予核减的结论不变" : "核减申请已撤回")}
      submitWord="撤回"
      isDangerous
      consequence={isAppeal ? "撤回后不能再次申诉。" : "撤回后在申请期内可以重新申请。"}
    >
      <Form.Item name="reason" label="撤回原因">
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={300} showCount />
      </Form.Item>
    </ActForm>
  );
}
