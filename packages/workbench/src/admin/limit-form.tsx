import { KindGroup, LimitUnit, listTimeLimits, setTimeLimit, Urgency } from "@yihao/contract/directory";
import { Form, Input, InputNumber, Radio, Select, Space } from "antd";
import { ActForm } from "../common/act-form.tsx";
import { DayPicker } from "./day-picker.tsx";
import { useRefresh } from "./use-refresh.ts";

type Values = {
  kindGroup: (typeof KindGroup.values)[number];
  urgency: (typeof Urgency.values)[number];
  amount: number;
  unit: (typeof LimitUnit.values)[number];
  effectiveFrom: string;
  source: string;
};

export function LimitForm({ onClose }: { onClose: () => void }) {
  const refresh = useRefresh(listTimeLimits);
  return (
    <ActForm<typeof setTimeLimit, Values>
      title="设定办理时限"
      open
      onClose={onClose}
      to={setTimeLimit}
      topics={[]}
      draftKey="time-limit.new"
      initialValues={{ kindGroup: "nonInquiry", urgency: "normal", unit: "workingDay" }}
      toCall={(body) => ({ body })}
      done={(limit) => `已设定，自 ${limit.effectiveFrom} 起施行`}
      onDone={refresh}
      submitWord="设定"
      consequence="同一类别、同一紧急程度的旧时限自动止于生效日前一日；已派出的工单期限不变。"
    >
      <Form.Item name="kindGroup" label="类别" required>
        <Radio.Group options={KindGroup.values.map((value) => ({ value, label: KindGroup.word(value) }))} />
      </Form.Item>
      <Form.Item name="urgency" label="紧急程度" required>
        <Radio.Group options={Urgency.values.map((value) => ({ value, label: Urgency.word(value) }))} />
      </Form.Item>
      <Form.Item label="时限" required htmlFor="time-limit-new_amount">
        <Space.Compact block>
          <Form.Item name="amount" noStyle>
            <InputNumber min={1} max={365} precision={0} aria-label="时限数量" style={{ inlineSize: 120 }} />
          </Form.Item>
          <Form.Item name="unit" noStyle>
            <Select aria-label="时限单位" options={LimitUnit.values.map((value) => ({ value, label: LimitUnit.word(value) }))} />
          </Form.Item>
        </Space.Compact>
      </Form.Item>
      <Form.Item name="effectiveFrom" label="生效日期" required>
        <DayPicker />
      </Form.Item>
      <Form.Item name="source" label="依据" required extra="文件名、文号、条款；统计和答辩时要用。">
        <Input maxLength={200} showCount />
      </Form.Item>
    </ActForm>
  );
}
