import { TypicalCaseKind, writeTypicalCase } from "@yihao/contract/typical-case";
import { DatePicker, Form, Input, Radio } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { ActForm } from "../common/act-form.tsx";
import { caseTopics } from "./case-topics.ts";

type Values = { kind: (typeof TypicalCaseKind.values)[number]; month: string; title: string; situation: string; lesson: string };

/** A draft keeps the month as text; the picker speaks of days. */
const monthOf = {
  getValueProps: (value: string | undefined) => ({ value: value === undefined ? null : dayjs(`${value}-01`) }),
  getValueFromEvent: (picked: Dayjs | null) => picked?.format("YYYY-MM"),
};

/** 典型案例: what worked or what failed in this order. */
export function TypicalCaseForm({ workOrderId, onClose }: { workOrderId: string; onClose: () => void }) {
  return (
    <ActForm<typeof writeTypicalCase, Values>
      title="写典型案例"
      open
      onClose={onClose}
      to={writeTypicalCase}
      topics={caseTopics}
      draftKey={`typical-case.${workOrderId}`}
      initialValues={{ month: dayjs().format("YYYY-MM") }}
      toCall={(body) => ({ body: { ...body, workOrderId } })}
      done={(made) => `已写入 ${made.month} 典型案例，发布前请再核对一遍`}
      submitWord="保存案例"
      consequence="电话、证件号、门牌号和诉求人姓名自动隐去；发布后各单位都能看到。"
    >
      <Form.Item name="kind" label="案例类型" rules={[{ required: true, message: "请选择案例类型" }]}>
        <Radio.Group options={TypicalCaseKind.values.map((value) => ({ value, label: TypicalCaseKind.word(value) }))} />
      </Form.Item>
      <Form.Item name="month" label="月份" {...monthOf} rules={[{ required: true, message: "请选择月份" }]}>
        <DatePicker picker="month" allowClear={false} />
      </Form.Item>
      <Form.Item name="title" label="标题" required>
        <Input maxLength={60} showCount />
      </Form.Item>
      <Form.Item name="situation" label="基本情况" required extra="诉求是什么，怎样办的，结果如何。不写姓名、电话和门牌号。">
        <Input.TextArea autoSize={{ minRows: 4, maxRows: 12 }} maxLength={2000} showCount />
      </Form.Item>
      <Form.Item name="lesson" label="经验或教训" required extra="好在哪里可以推广，或者错在哪里应当避免。">
        <Input.TextArea autoSize={{ minRows: 4, maxRows: 12 }} maxLength={2000} showCount />
      </Form.Item>
    </ActForm>
  );
}
