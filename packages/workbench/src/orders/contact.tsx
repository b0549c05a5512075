import { EyeOutlined } from "@ant-design/icons";
import type { Permit } from "@yihao/contract/can";
import type { Demand, revealDemand } from "@yihao/contract/demand";
import type { ReplyOf } from "@yihao/contract/endpoint";
import type { lookAtRequester } from "@yihao/contract/work-order";
import { Button, Form, Input } from "antd";
import { useState } from "react";
import { ActButton, isOwnAct } from "../common/act-button.tsx";
import { ActForm } from "../common/act-form.tsx";
import { Facts } from "../common/facts.tsx";

type Seen = ReplyOf<typeof revealDemand>;
/** How this person comes to the whole: by the demand, or by the order that was given to their unit. */
export type Look = { to: typeof revealDemand | typeof lookAtRequester; id: string; permit: Permit };
type Values = { purpose: string };
const usualPurposes = ["联系诉求人核实情况", "联系诉求人告知办理情况", "回访"];

/** Name and numbers, masked; a look at the whole asks for the purpose and is recorded. What was seen is gone with the page. */
export function Contact({ demand, look }: { demand: Omit<Demand, "can">; look: Look }) {
  const [seen, setSeen] = useState<Seen>();
  const [isAsking, setAsking] = useState(false);
  const shown = seen ?? { ...demand, callerNumber: null };
  return (
    <>
      <Facts
        rows={[
          ["姓名", shown.requesterName ?? (demand.isAnonymous ? "匿名" : "未留")],
          [
            "联系电话",
            shown.contactPhone === null ? (
              "未留"
            ) : (
              <span key="phone" className="figures">
                {shown.contactPhone}
              </span>
            ),
          ],
          [
            "来电号码",
            shown.callerNumber && (
              <span key="caller" className="figures">
                {shown.callerNumber}
              </span>
            ),
          ],
          ["邮箱", shown.email],
          ["详细地址", seen?.address],
        ]}
      />
      {demand.isMasked && seen === undefined && isOwnAct(look.permit) && (
        <ActButton permit={look.permit} icon={<EyeOutlined aria-hidden="true" />} onAct={() => setAsking(true)}>
          查看完整信息
        </ActButton>
      )}
      <ActForm<Look["to"], Values>
        title="查看完整信息"
        open={isAsking}
        onClose={() => setAsking(false)}
        to={look.to}
        topics={["demands", "workOrders"]}
        toCall={({ purpose }) => ({ params: { id: look.id }, body: { purpose } })}
        done={() => "已显示，本次查看已留痕"}
        onDone={setSeen}
        submitWord="查看"
        consequence="查看人、时间和用途会写入留痕，可被抽查。"
      >
        <Form.Item name="purpose" label="用途" required>
          <Input maxLength={200} placeholder="为什么需要查看" />
        </Form.Item>
        <UsualPurposes />
      </ActForm>
    </>
  );
}

function UsualPurposes() {
  const form = Form.useFormInstance<Values>();
  return (
    <p className="usual-purposes">
      {usualPurposes.map((purpose) => (
        <Button key={purpose} size="small" onClick={() => form.setFieldValue("purpose", purpose)}>
          {purpose}
        </Button>
      ))}
    </p>
  );
}
