import { type CitySetting, listSettings, setSetting } from "@yihao/contract/city-settings";
import { dateWords } from "@yihao/ui/time-words.ts";
import { Form, Input, InputNumber } from "antd";
import { ActForm } from "../common/act-form.tsx";
import { DayPicker } from "./day-picker.tsx";
import { useRefresh } from "./use-refresh.ts";

type Values = { value: number; effectiveFrom: string; source: string };

/** A new value of one number, from a day on. */
export function SettingForm({ setting, onClose }: { setting: CitySetting; onClose: () => void }) {
  const { key, word, unit, min, max, value, initial } = setting;
  const refresh = useRefresh(listSettings);
  return (
    <ActForm<typeof setSetting, Values>
      title={`设定：${word}`}
      open
      onClose={onClose}
      to={setSetting}
      topics={[]}
      draftKey={`setting.${key}`}
      initialValues={{ value, effectiveFrom: dateWords(new Date()) }}
      toCall={(body) => ({ params: { key }, body })}
      done={(reply) => `已设定：${reply.word}`}
      onDone={refresh}
      submitWord="设定"
      consequence="自生效日起对之后的办理起作用；同一生效日再次设定的，以后一次为准。"
    >
      <p className="form-path">
        今天 {value} {unit} · 默认 {initial} {unit}
      </p>
      <Form.Item name="value" label={`数值（${unit}）`} required extra={`${min} 至 ${max}`}>
        <InputNumber precision={0} style={{ inlineSize: 160 }} />
      </Form.Item>
      <Form.Item name="effectiveFrom" label="生效日期" required>
        <DayPicker />
      </Form.Item>
      <Form.Item name="source" label="依据" required extra="文件名、文号、条款或会议纪要。">
        <Input maxLength={200} showCount />
      </Form.Item>
    </ActForm>
  );
}
