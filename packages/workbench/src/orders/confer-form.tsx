import { conferOnWorkOrder, listConferrals } from "@yihao/contract/conferral";
import { dateWords } from "@yihao/ui/time-words.ts";
import { Form, Input, Select } from "antd";
import dayjs from "dayjs";
import { Link } from "react-router";
import { ActForm } from "../common/act-form.tsx";
import { useReading } from "../common/use-reading.ts";
import { clockOf, dayOf } from "../conferrals/month-table.tsx";
import { caseTopics } from "./case-topics.ts";

type Values = { conferralId: string; question: string };

/** 列入会商: one of those that are still to be held in the next weeks. */
export function ConferForm({ workOrderId, onClose }: { workOrderId: string; onClose: () => void }) {
  const from = dateWords(new Date());
  const to = dayjs(from).add(60, "day").format("YYYY-MM-DD");
  const planned = useReading(listConferrals, { query: { from, to, state: "planned" } }, { topics: ["conferrals"] });
  const items = planned.data?.items ?? [];
  return (
    <ActForm<typeof conferOnWorkOrder, Values>
      title="列入会商"
      open
      onClose={onClose}
      to={conferOnWorkOrder}
      topics={caseTopics}
      draftKey={`confer.${workOrderId}`}
      toCall={(body) => ({ params: { id: workOrderId }, body })}
      done={(conferral) => `已列入“${conferral.title}”`}
      submitWord="列入会商"
    >
      <Form.Item
        name="conferralId"
        label="会商"
        rules={[{ required: true, message: "请选择会商" }]}
        extra={
          <>
            没有合适的？<Link to="/conferrals">安排一次会商</Link>，再列入议题。
          </>
        }
      >
        <Select
          loading={planned.isPending}
          placeholder="选择待召开的会商"
          notFoundContent="近两个月没有待召开的会商"
          options={items.map(({ id, title, startsAt }) => ({ value: id, label: `${dayOf(startsAt)} ${clockOf(startsAt)} ${title}` }))}
        />
      </Form.Item>
      <Form.Item name="question" label="要议的问题" required>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={300} showCount />
      </Form.Item>
    </ActForm>
  );
}
