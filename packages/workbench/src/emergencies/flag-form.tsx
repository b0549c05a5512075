import type { Demand } from "@yihao/contract/demand";
import { flagEmergency } from "@yihao/contract/emergency";
import { Form, Input } from "antd";
import { useNavigate } from "react-router";
import { ActForm } from "../common/act-form.tsx";
import { emergencyTopics } from "./emergency-topics.ts";

type Props = {
  demand: Pick<Demand, "id" | "number">;
  onClose: () => void /** Where the person stays; else the page of the emergency opens. */;
  onFlagged?: (id: string) => void;
};

/** 上报: the shift lead is called at once. */
export function EmergencyFlagForm({ demand, onClose, onFlagged }: Props) {
  const navigate = useNavigate();
  return (
    <ActForm<typeof flagEmergency, { reason: string }>
      title={`上报突发敏感信息 · ${demand.number}`}
      open
      onClose={onClose}
      to={flagEmergency}
      topics={emergencyTopics}
      draftKey={`emergency.${demand.id}`}
      toCall={(body) => ({ params: { id: demand.id }, body })}
      done={() => "已上报，已通知班长核实"}
      onDone={(made) => (onFlagged === undefined ? void navigate(`/emergencies/${made.id}`) : onFlagged(made.id))}
      submitWord="上报"
      isDangerous
      consequence="立刻通知班长核实；危及人身安全的，请同时转 110、119、120。"
    >
      <Form.Item name="reason" label="情况和理由" required>
        <Input.TextArea
          autoSize={{ minRows: 4, maxRows: 10 }}
          maxLength={500}
          showCount
          placeholder="发生了什么、在哪里、多少人、现在怎样"
        />
      </Form.Item>
    </ActForm>
  );
}
