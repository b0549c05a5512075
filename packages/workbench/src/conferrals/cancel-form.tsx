import { type Conferral, cancelConferral } from "@yihao/contract/conferral";
import { Form, Input } from "antd";
import { ActForm } from "../common/act-form.tsx";

type Values = { reason: string };

export function CancelForm({ conferral, onClose }: { conferral: Conferral; onClose: () => void }) {
  return (
    <ActForm<typeof cancelConferral, Values>
      title={`取消会商 · ${conferral.title}`}
      open
      onClose={onClose}
      to={cancelConferral}
      topics={["conferrals", "workOrders"]}
      draftKey={`conferral-cancel.${conferral.id}`}
      toCall={(body) => ({ params: { id: conferral.id }, body })}
      done={() => "会商已取消，参加单位会收到通知"}
      submitWord="取消会商"
      isDangerous
      consequence="取消后不能恢复，需要时另行安排。"
    >
      <Form.Item name="reason" label="取消原因" required>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={300} showCount />
      </Form.Item>
    </ActForm>
  );
}
