import { DeclineReason, HandOverTarget } from "@yihao/contract/demand-words";
import { Form, Input, Select } from "antd";
import type { ReactNode } from "react";
import { AgencyPicker } from "../common/agency-picker.tsx";
import { CitedArticles } from "./cited-articles.tsx";
import type { ActName, DisposalValues } from "./disposals.ts";
import { LinkedField } from "./linked-field.tsx";
import { MergeTargetPicker } from "./merge-target-picker.tsx";

type Usual = { id: string | null };
const optionsOf = <V extends string>(words: { values: readonly V[]; word: (value: V) => string }) =>
  words.values.map((value) => ({ value, label: words.word(value) }));
const lines = (minRows: number) => ({ minRows, maxRows: 8 });

/** What each disposal asks for: two fields at most, so that the form above stays in sight. */
export function DisposalFields({ act, usual, keepWords }: { act: ActName; usual: Usual; keepWords: string }) {
  const fields: Record<ActName, () => ReactNode> = {
    answer: () => (
      <>
        <LinkedField name="conclusion" label="终结工单" />
        <Form.Item<DisposalValues> name="cited" label="引用知识">
          <CitedArticles />
        </Form.Item>
        <Form.Item<DisposalValues> name="answer" label="答复内容" required>
          <Input.TextArea autoSize={lines(3)} maxLength={3000} placeholder="告诉诉求人的话" />
        </Form.Item>
      </>
    ),
    order: () => (
      <>
        <LinkedField name="repeats" label="重复交办" />
        <Form.Item<DisposalValues>
          name="agencyId"
          label="建议单位"
          getValueProps={(value: string | null | undefined) => ({ value: value === undefined ? usual.id : value })}
          getValueFromEvent={(picked: string | undefined) => picked ?? null}
        >
          <AgencyPicker placeholder="不清楚可不填" />
        </Form.Item>
        <Form.Item<DisposalValues> name="orderNote" label="派单建议">
          <Input.TextArea autoSize={lines(2)} maxLength={500} placeholder="给派单员的话，可不填" />
        </Form.Item>
      </>
    ),
    handOver: () => (
      <>
        <Form.Item<DisposalValues> name="target" label="转接热线" required>
          <Select options={optionsOf(HandOverTarget)} placeholder="转给谁" showSearch={{ optionFilterProp: "label" }} />
        </Form.Item>
        <Form.Item<DisposalValues> name="handOverNote" label="备注">
          <Input.TextArea autoSize={lines(2)} maxLength={500} placeholder="可不填" />
        </Form.Item>
      </>
    ),
    decline: () => (
      <>
        <Form.Item<DisposalValues> name="declineReason" label="法定理由" required>
          <Select options={optionsOf(DeclineReason)} placeholder="不予受理的理由" popupMatchSelectWidth={false} />
        </Form.Item>
        <Form.Item<DisposalValues> name="explanation" label="说明途径" required>
          <Input.TextArea autoSize={lines(2)} maxLength={1000} placeholder="为什么不受理，可以去哪里办；诉求人会看到" />
        </Form.Item>
      </>
    ),
    merge: () => (
      <>
        <Form.Item<DisposalValues> name="mergeInto" label="并入工单" required>
          <MergeTargetPicker />
        </Form.Item>
        <Form.Item<DisposalValues> name="mergeReason" label="并案理由" required>
          <Input.TextArea autoSize={lines(2)} maxLength={300} placeholder="同一事项、同一地点的依据" />
        </Form.Item>
      </>
    ),
    keep: () => <p className="faint">{keepWords}</p>,
  };
  return fields[act]();
}
