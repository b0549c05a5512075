import { AttemptOutcome, attemptCallback, type Callback } from "@yihao/contract/callback";
import type { ValueOf } from "@yihao/contract/words";
import { shortTimeWords } from "@yihao/ui/time-words.ts";
import { Form, Input, Radio } from "antd";
import { ActForm } from "../common/act-form.tsx";
import { caseTopics } from "./case-topics.ts";

type Values = { outcome: ValueOf<typeof AttemptOutcome>; note?: string };

export function AttemptForm({ callback, onClose }: { callback: Callback; onClose: () => void }) {
  return (
    <ActForm<typeof attemptCallback, Values>
      title="登记未接通"
      open
      onClose={onClose}
      to={attemptCallback}
      topics={caseTopics}
      draftKey={`attempt.${callback.id}`}
      toCall={(body) => ({ params: { id: callback.id }, body })}
      done={(after) =>
        after.state === "unreachable"
          ? "已登记；联系不上，本次回访结束"
          : `已登记，共 ${after.attemptCount} 次未接通${after.nextTryAt === null ? "" : `；还缺不同时段，下次请在 ${shortTimeWords(after.nextTryAt)} 后拨打`}`
      }
      submitWord="登记"
      consequence="拨打次数和不同时段都够了，才按联系不上结束；号码有误、拒绝回访的当即结束。"
    >
      <Form.Item name="outcome" label="接通情况" rules={[{ required: true, message: "请选择接通情况" }]}>
        <Radio.Group options={AttemptOutcome.values.map((value) => ({ value, label: AttemptOutcome.word(value) }))} />
      </Form.Item>
      <Form.Item name="note" label="备注">
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={300} showCount />
      </Form.Item>
    </ActForm>
  );
}
