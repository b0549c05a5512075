import { closeEmergency, confirmEmergency, directEmergency, type Emergency, writeBriefing } from "@yihao/contract/emergency";
import { Form, Input, Radio } from "antd";
import { ActForm } from "../common/act-form.tsx";
import { emergencyTopics } from "./emergency-topics.ts";

type Props = { emergency: Emergency; onClose: () => void };
const lines = (minRows: number) => ({ minRows, maxRows: minRows + 8 });

export function ConfirmForm({ emergency, onClose }: Props) {
  return (
    <ActForm<typeof confirmEmergency, { decision: "confirmed" | "refuted"; opinion: string }>
      title="核实突发敏感信息"
      open
      onClose={onClose}
      to={confirmEmergency}
      topics={emergencyTopics}
      draftKey={`emergency-confirm.${emergency.id}`}
      toCall={(body) => ({ params: { id: emergency.id }, body })}
      done={(made) => (made.state === "confirmed" ? "已核实属实，已报值班领导" : "已排除")}
      submitWord="提交核实"
      consequence="属实的立刻报值班领导；排除的到此为止，可以重新上报。"
    >
      <Form.Item name="decision" label="核实结果" rules={[{ required: true, message: "请选择属实或排除" }]}>
        <Radio.Group
          options={[
            { value: "confirmed", label: "属实" },
            { value: "refuted", label: "排除" },
          ]}
        />
      </Form.Item>
      <Form.Item name="opinion" label="核实情况" required>
        <Input.TextArea autoSize={lines(3)} maxLength={500} showCount placeholder="向谁核实、怎么说的" />
      </Form.Item>
    </ActForm>
  );
}

export function DirectForm({ emergency, onClose }: Props) {
  return (
    <ActForm<typeof directEmergency, { direction: string }>
      title="处置意见"
      open
      onClose={onClose}
      to={directEmergency}
      topics={emergencyTopics}
      draftKey={`emergency-direct.${emergency.id}`}
      toCall={(body) => ({ params: { id: emergency.id }, body })}
      done={() => "处置意见已下达，已通知班长"}
      submitWord="下达"
    >
      <Form.Item name="direction" label="处置意见" required>
        <Input.TextArea autoSize={lines(4)} maxLength={1000} showCount placeholder="通知谁、做什么、多久反馈" />
      </Form.Item>
    </ActForm>
  );
}

type Written = { title: string; facts: string; measures: string; followUps?: string };

export function BriefForm({ emergency, onClose }: Props) {
  const isFirst = emergency.briefings.length === 0;
  const last = emergency.briefings.at(-1);
  return (
    <ActForm<typeof writeBriefing, Written>
      title={isFirst ? "报送专报" : "续报"}
      open
      onClose={onClose}
      to={writeBriefing}
      topics={emergencyTopics}
      draftKey={`briefing.${emergency.id}.${emergency.briefings.length}`}
      initialValues={{ title: last === undefined ? `关于${emergency.title}的情况` : last.title }}
      toCall={(body) => ({ params: { id: emergency.id }, body })}
      done={(made) => `已报送 ${made.briefings.at(-1)?.number ?? ""}`}
      submitWord="报送"
      consequence="编号并留存，通知值班领导；不会对外公开，需要上报的请打印。"
    >
      <Form.Item name="title" label="标题" required>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="facts" label="基本情况" required>
        <Input.TextArea autoSize={lines(4)} maxLength={3000} showCount />
      </Form.Item>
      <Form.Item name="measures" label="已采取的措施" required>
        <Input.TextArea autoSize={lines(4)} maxLength={3000} showCount />
      </Form.Item>
      <Form.Item name="followUps" label="下一步工作">
        <Input.TextArea autoSize={lines(3)} maxLength={2000} showCount />
      </Form.Item>
    </ActForm>
  );
}

export function CloseForm({ emergency, onClose }: Props) {
  return (
    <ActForm<typeof closeEmergency, { result: string }>
      title="办结突发敏感信息"
      open
      onClose={onClose}
      to={closeEmergency}
      topics={emergencyTopics}
      draftKey={`emergency-close.${emergency.id}`}
      toCall={(body) => ({ params: { id: emergency.id }, body })}
      done={() => "已办结"}
      submitWord="办结"
    >
      <Form.Item name="result" label="处置结果" required>
        <Input.TextArea autoSize={lines(4)} maxLength={1000} showCount />
      </Form.Item>
    </ActForm>
  );
}
