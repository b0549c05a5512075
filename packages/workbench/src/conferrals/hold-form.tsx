import "./conferral.css";
import { type Conferral, ConferralOutcome, holdConferral } from "@yihao/contract/conferral";
import type { Attachment } from "@yihao/contract/files";
import { Form, Input, Select } from "antd";
import { ActForm } from "../common/act-form.tsx";
import { AgencyPicker } from "../common/agency-picker.tsx";
import { AttachmentUpload } from "../common/attachments.tsx";

type Outcome = { outcome?: ConferralOutcome; leadAgencyId?: string; decision?: string };
type Values = { minutes: string; attachmentIds?: Attachment[]; results: Record<string, Outcome> };

/** 登记结果: minutes as text and file, an outcome for every order. */
export function HoldForm({ conferral, onClose }: { conferral: Conferral; onClose: () => void }) {
  return (
    <ActForm<typeof holdConferral, Values>
      title={`登记会商结果 · ${conferral.title}`}
      open
      onClose={onClose}
      to={holdConferral}
      topics={["conferrals", "workOrders"]}
      draftKey={`conferral-hold.${conferral.id}`}
      initialValues={{ results: {} }}
      toCall={({ minutes, attachmentIds = [], results = {} }) => ({
        params: { id: conferral.id },
        body: {
          minutes,
          attachmentIds: attachmentIds.map(({ id }) => id),
          outcomes: conferral.orders.flatMap(({ workOrderId }) => {
            const { outcome, leadAgencyId, decision } = results[workOrderId] ?? {};
            return outcome === undefined ? [] : [{ workOrderId, outcome, leadAgencyId: leadAgencyId ?? null, decision }];
          }),
        },
      })}
      done={() => "会商结果已登记，参加单位会收到通知"}
      submitWord="登记结果"
      consequence="登记后不能再改。结论本身不改变工单：派单员按“会商指定”派单，终结、核减另行办理时引用本次会商。"
    >
      <Form.Item name="minutes" label="会议纪要" required>
        <Input.TextArea autoSize={{ minRows: 6, maxRows: 16 }} maxLength={10_000} showCount />
      </Form.Item>
      <Form.Item name="attachmentIds" label="纪要文件" required>
        <AttachmentUpload />
      </Form.Item>
      {conferral.orders.map((order, at) => (
        <section key={order.workOrderId} className="agenda-field" aria-label={`议题 ${order.number}`}>
          <p>
            <strong className="figures">{order.number}</strong> {order.title}
          </p>
          {order.question !== null && <p className="faint">{order.question}</p>}
          <Form.Item
            name={["results", order.workOrderId, "outcome"]}
            label={`议题 ${at + 1} 的结论`}
            rules={[{ required: true, message: "请选择结论" }]}
          >
            <Select
              placeholder="选择结论"
              options={ConferralOutcome.values.map((value) => ({ value, label: ConferralOutcome.word(value) }))}
            />
          </Form.Item>
          <OutcomeFields id={order.workOrderId} place={at + 1} />
        </section>
      ))}
    </ActForm>
  );
}

function OutcomeFields({ id, place }: { id: string; place: number }) {
  const outcome = Form.useWatch<ConferralOutcome | undefined>(["results", id, "outcome"]);
  if (outcome === undefined || outcome === "none") return null;
  return (
    <>
      {outcome === "lead" && (
        <Form.Item
          name={["results", id, "leadAgencyId"]}
          label={`议题 ${place} 的主办单位`}
          rules={[{ required: true, message: "请选择会商确定的主办单位" }]}
        >
          <AgencyPicker placeholder="输入名称、简称或拼音首字母" />
        </Form.Item>
      )}
      <Form.Item
        name={["results", id, "decision"]}
        label={`议题 ${place} 的处理意见`}
        rules={outcome === "decision" ? [{ required: true, message: "请写明处理意见" }] : []}
      >
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={1000} showCount />
      </Form.Item>
    </>
  );
}
