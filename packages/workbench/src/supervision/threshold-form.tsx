import { listWarningThresholds, setWarningThreshold, type WarningThreshold } from "@yihao/contract/warning";
import { WarningDirection, WarningIndicator } from "@yihao/contract/warning-indicators";
import { Form, Input, InputNumber } from "antd";
import { DayPicker } from "../admin/day-picker.tsx";
import { useRefresh } from "../admin/use-refresh.ts";
import { ActForm } from "../common/act-form.tsx";

type Values = {
  yellow: number;
  orange: number;
  red: number;
  margin: number;
  minimumDenominator: number;
  effectiveFrom: string;
  source: string;
};

export function ThresholdForm({ of, onClose }: { of: WarningThreshold; onClose: () => void }) {
  const refresh = useRefresh(listWarningThresholds);
  const { yellow, orange, red, margin, minimumDenominator } = of;
  const bound = (name: keyof Values, label: string) => (
    <Form.Item name={name} label={label} required>
      <InputNumber min={0} suffix={of.unit} style={{ inlineSize: 180 }} />
    </Form.Item>
  );
  return (
    <ActForm<typeof setWarningThreshold, Values>
      title={`设定四色界限 · ${WarningIndicator.word(of.indicator)}`}
      open
      onClose={onClose}
      to={setWarningThreshold}
      topics={["supervision"]}
      draftKey={`threshold.${of.indicator}`}
      initialValues={{ yellow, orange, red, margin, minimumDenominator }}
      toCall={(body) => ({ body: { ...body, indicator: of.indicator } })}
      done={(set) => `已设定，自 ${set.effectiveFrom} 起施行`}
      onDone={refresh}
      submitWord="设定"
      consequence="生效后的下一轮按新界限重新判断所有单位。"
    >
      {bound("yellow", `黄灯：${WarningDirection.word(of.direction)}`)}
      {bound("orange", `橙灯：${WarningDirection.word(of.direction)}`)}
      {bound("red", `红灯：${WarningDirection.word(of.direction)}`)}
      {bound("margin", "回落幅度")}
      <Form.Item name="minimumDenominator" label="最小分母" required>
        <InputNumber min={0} precision={0} style={{ inlineSize: 180 }} />
      </Form.Item>
      <Form.Item name="effectiveFrom" label="生效日期" required>
        <DayPicker />
      </Form.Item>
      <Form.Item name="source" label="依据" required>
        <Input maxLength={200} showCount />
      </Form.Item>
    </ActForm>
  );
}
