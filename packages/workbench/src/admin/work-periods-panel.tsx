import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { readWorkPeriods, setWorkPeriods } from "@yihao/contract/city-settings";
import { computeDeadline, readCalendar } from "@yihao/contract/directory";
import { Button, Form, Input } from "antd";
import { useState } from "react";
import { ActButton } from "../common/act-button.tsx";
import { ActForm } from "../common/act-form.tsx";
import { Loaded } from "../common/loaded.tsx";
import { RowsSkeleton } from "../common/skeletons.tsx";
import { useReading } from "../common/use-reading.ts";
import { useRefresh } from "./use-refresh.ts";

type Period = { opensAt: string; closesAt: string };

/** 每日工作时段: the hours that every limit in working time counts. */
export function WorkPeriodsPanel() {
  const periods = useReading(readWorkPeriods, {});
  const [isSetting, setSetting] = useState(false);
  return (
    <section className="work-periods" aria-label="每日工作时段">
      <h2 className="settings-group">每日工作时段</h2>
      <Loaded query={periods} skeleton={<RowsSkeleton rows={1} />}>
        {({ items, can }) => (
          <>
            <p className="work-periods-line">
              <strong className="figures">{items.map(({ opensAt, closesAt }) => `${opensAt}–${closesAt}`).join("，")}</strong>
              <span className="row-under">工作小时按它计算，按工作日的期限止于最后一段结束时。</span>
              <ActButton permit={can.set} onAct={() => setSetting(true)}>
                修改时段
              </ActButton>
            </p>
            {isSetting && <PeriodsForm items={items} onClose={() => setSetting(false)} />}
          </>
        )}
      </Loaded>
    </section>
  );
}

function PeriodsForm({ items, onClose }: { items: readonly Period[]; onClose: () => void }) {
  const refresh = useRefresh(readWorkPeriods, readCalendar, computeDeadline);
  return (
    <ActForm<typeof setWorkPeriods, { items: Period[]; reason: string }>
      title="修改每日工作时段"
      open
      onClose={onClose}
      to={setWorkPeriods}
      topics={["workOrders", "assignments"]}
      draftKey="work-periods"
      initialValues={{ items: items.map((period) => ({ ...period })) }}
      toCall={({ items: periods, reason }) => ({ body: { items: periods, reason } })}
      done={(reply) => `已修改：${reply.items.map(({ opensAt, closesAt }) => `${opensAt}–${closesAt}`).join("，")}`}
      onDone={refresh}
      submitWord="修改"
      consequence="立即生效，未到期的工单期限随之重算，并在办理过程中留下一行；已经答复、办结的不变。"
    >
      <p className="form-path">按 24 小时制写，如 08:30、17:30；到半夜为止写 24:00。</p>
      <Form.List name="items">
        {(fields, { add, remove }, { errors }) => (
          <>
            {fields.map(({ key, name }, place) => (
              <div key={key} className="period-row">
                <Form.Item name={[name, "opensAt"]} label={`第 ${place + 1} 段开始`} required>
                  <Input placeholder="09:00" maxLength={5} inputMode="numeric" className="figures" />
                </Form.Item>
                <Form.Item name={[name, "closesAt"]} label={`第 ${place + 1} 段结束`} required>
                  <Input placeholder="09:00" maxLength={5} inputMode="numeric" className="figures" />
                </Form.Item>
                {fields.length > 1 && (
                  <Button icon={<DeleteOutlined />} aria-label={`删去第 ${place + 1} 段`} onClick={() => remove(name)} />
                )}
              </div>
            ))}
            <Form.ErrorList errors={errors} />
            {fields.length < 4 && (
              <Form.Item>
                <Button icon={<PlusOutlined />} onClick={() => add({ opensAt: "19:00", closesAt: "21:00" })}>
                  增加一段
                </Button>
              </Form.Item>
            )}
          </>
        )}
      </Form.List>
      <Form.Item name="reason" label="依据" required extra="如：冬季作息时间的通知。">
        <Input maxLength={200} showCount />
      </Form.Item>
    </ActForm>
  );
}
