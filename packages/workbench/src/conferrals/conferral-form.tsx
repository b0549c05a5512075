import { type Conferral, ConferralKind, changeConferral, planConferral } from "@yihao/contract/conferral";
import { Button, Form, Input, Select } from "antd";
import { useNavigate } from "react-router";
import { ActForm } from "../common/act-form.tsx";
import { AgenciesPicker } from "../common/agency-picker.tsx";
import { ClockPicker } from "../common/clock-picker.tsx";
import { OrderPicker } from "../orders/order-picker.tsx";
import type { Proposal } from "./month-table.tsx";

type Agenda = { workOrderId?: string; question?: string };
type Plan = { title: string; startsAt: string; place: string; note?: string; agencyIds?: string[]; orders?: Agenda[] };
type Values = Plan & { kind: ConferralKind };

const planOf = ({ title, startsAt, place, note, agencyIds = [], orders = [] }: Plan) => ({
  title,
  startsAt,
  place,
  note,
  agencyIds,
  orders: orders.flatMap(({ workOrderId, question }) => (workOrderId === undefined ? [] : [{ workOrderId, question }])),
});

/** 安排会商, from nothing or from what the rhythm proposes. */
export function ConferralForm({ proposal, month, onClose }: { proposal?: Proposal; month: string; onClose: () => void }) {
  const navigate = useNavigate();
  return (
    <ActForm<typeof planConferral, Values>
      title="安排会商"
      open
      onClose={onClose}
      to={planConferral}
      topics={["conferrals", "workOrders"]}
      draftKey={`conferral.${proposal === undefined ? month : `${proposal.kind}.${proposal.onDate}`}`}
      initialValues={
        proposal === undefined
          ? { kind: "special" }
          : { kind: proposal.kind, title: proposal.title, startsAt: `${proposal.onDate}T09:00:00+08:00` }
      }
      toCall={({ kind, ...plan }) => ({ body: { kind, ...planOf(plan) } })}
      done={(made) => `已安排，${made.participantCount} 家单位会收到通知`}
      onDone={(made) => void navigate(`/conferrals/${made.id}`)}
      submitWord="安排"
      consequence="参加单位会收到会商通知；列入议题的工单会记入流转记录。"
    >
      <Form.Item name="kind" label="类别" required>
        <Select options={ConferralKind.values.map((value) => ({ value, label: ConferralKind.word(value) }))} />
      </Form.Item>
      <PlanFields />
    </ActForm>
  );
}

/** 调整 a conferral that is still to be held. */
export function ChangeForm({ conferral, onClose }: { conferral: Conferral; onClose: () => void }) {
  return (
    <ActForm<typeof changeConferral, Plan>
      title="调整会商"
      open
      onClose={onClose}
      to={changeConferral}
      topics={["conferrals", "workOrders"]}
      draftKey={`conferral-change.${conferral.id}`}
      initialValues={{
        title: conferral.title,
        startsAt: conferral.startsAt,
        place: conferral.place,
        ...(conferral.note === null ? {} : { note: conferral.note }),
        agencyIds: conferral.participants.map(({ id }) => id),
        orders: conferral.orders.map(({ workOrderId, question }) => ({ workOrderId, ...(question === null ? {} : { question }) })),
      }}
      toCall={(plan) => ({ params: { id: conferral.id }, body: planOf(plan) })}
      done={() => "已调整，参加单位会收到通知"}
      submitWord="保存"
    >
      <PlanFields known={conferral.orders} />
    </ActForm>
  );
}

function PlanFields({ known = [] }: { known?: Conferral["orders"] }) {
  return (
    <>
      <Form.Item name="title" label="会商名称" required>
        <Input maxLength={80} showCount />
      </Form.Item>
      <Form.Item name="startsAt" label="开始时间" rules={[{ required: true, message: "请选择开始时间" }]}>
        <ClockPicker until="any" />
      </Form.Item>
      <Form.Item name="place" label="地点" required>
        <Input maxLength={80} />
      </Form.Item>
      <Form.Item name="agencyIds" label="参加单位">
        <AgenciesPicker countMax={40} placeholder="可选多个单位，最多 40 个" />
      </Form.Item>
      <Form.Item label="议题">
        <Form.List name="orders">
          {(fields, { add, remove }) => (
            <>
              {fields.map(({ key, name }) => (
                <div key={key} className="agenda-field">
                  <Form.Item name={[name, "workOrderId"]} label={`工单 ${name + 1}`}>
                    <OrderPicker
                      known={known.map(({ workOrderId, number, title }) => ({ id: workOrderId, words: `${number} ${title}` }))}
                    />
                  </Form.Item>
                  <Form.Item name={[name, "question"]} label="要议的问题">
                    <Input maxLength={300} />
                  </Form.Item>
                  <Button size="small" onClick={() => remove(name)}>
                    移出
                  </Button>
                </div>
              ))}
              <Button type="dashed" disabled={fields.length >= 50} onClick={() => add({})}>
                添加工单
              </Button>
            </>
          )}
        </Form.List>
      </Form.Item>
      <Form.Item name="note" label="说明">
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={1000} showCount />
      </Form.Item>
    </>
  );
}
