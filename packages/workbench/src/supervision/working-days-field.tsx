import { Form, InputNumber } from "antd";

/** 办理期限 in working days; left empty, the city's own rule holds. */
export function WorkingDaysField() {
  return (
    <Form.Item name="workingDays" label="办理期限（工作日）" extra="不填用本市规定的督办办理时限。">
      <InputNumber min={1} max={120} precision={0} style={{ inlineSize: 160 }} placeholder="按规定" />
    </Form.Item>
  );
}
