import { CheckCircleFilled } from "@ant-design/icons";
import { Button } from "antd";
import { useEffect, useRef, useState } from "react";
import { Link } from "react-router";
import { EmergencyFlagForm } from "../emergencies/flag-form.tsx";
import { useMe } from "../session/use-me.ts";
import type { Result } from "./use-disposing.ts";
import { useKeys } from "./use-keys.ts";

type Props = { result: Result; nextWord: string; onNext: () => void; flagsAtOnce?: boolean };

/** What was done and what to read out; Enter or Esc goes on. */
export function ResultPanel({ result, nextWord, onNext, flagsAtOnce = false }: Props) {
  const { registered, sentence, workOrderId, act } = result;
  const goesOn = act === "order" || act === "merge" || act === "keep";
  const { permissions } = useMe();
  const [isFlagging, setFlagging] = useState(flagsAtOnce);
  const [emergencyId, setEmergencyId] = useState<string>();
  const next = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!flagsAtOnce) next.current?.focus();
  }, [flagsAtOnce]);
  const isOnOther = () => document.activeElement?.closest("a, button, input, textarea") != null;
  useKeys(isFlagging ? {} : { Escape: onNext, Enter: () => (isOnOther() ? false : onNext()) });
  return (
    <section className="desk-result panel" role="status">
      <CheckCircleFilled className="desk-result-mark" aria-hidden="true" />
      <h2>{sentence}</h2>
      <dl>
        <div>
          <dt>受理编号</dt>
          <dd className="desk-result-number figures">{registered.number}</dd>
        </div>
        {registered.queryCode !== undefined && (
          <div>
            <dt>查询码</dt>
            <dd className="desk-result-code figures">{registered.queryCode}</dd>
          </div>
        )}
      </dl>
      {registered.queryCode !== undefined && <p className="faint">查询码只显示这一次，请读给诉求人：凭编号和查询码可随时查进度。</p>}
      {goesOn && registered.next !== undefined && <p className="desk-result-next">{registered.next}。</p>}
      <p>
        <Link to={`/demands/${registered.id}`}>查看诉求</Link>
        {workOrderId !== undefined && (
          <>
            {" · "}
            <Link to={`/orders/${workOrderId}`}>查看工单</Link>
          </>
        )}
        {emergencyId !== undefined && (
          <>
            {" · "}
            <Link to={`/emergencies/${emergencyId}`}>已上报突发敏感信息</Link>
          </>
        )}
      </p>
      {permissions.includes("emergency.flag") && emergencyId === undefined && (
        <p>
          <Button size="small" danger onClick={() => setFlagging(true)}>
            上报突发敏感信息
          </Button>
        </p>
      )}
      {isFlagging && (
        <EmergencyFlagForm demand={registered} onClose={() => setFlagging(false)} onFlagged={(made) => setEmergencyId(made)} />
      )}
      <Button ref={next} type="primary" size="large" onClick={onNext}>
        {nextWord}{" "}
        <span className="key-cap" aria-hidden="true">
          Enter
        </span>
      </Button>
    </section>
  );
}
