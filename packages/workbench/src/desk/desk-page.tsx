import "./desk.css";
import "./desk-parts.css";
import { countDemands } from "@yihao/contract/demand";
import { countWords } from "@yihao/ui/number-words.ts";
import { useState } from "react";
import { Link, useSearchParams } from "react-router";
import { PageShell } from "../common/page-shell.tsx";
import { useReading } from "../common/use-reading.ts";
import { useMe } from "../session/use-me.ts";
import { FirstPage } from "../shell/first-page.tsx";
import { KeyHints } from "./key-hints.tsx";
import { Registration } from "./registration.tsx";
import type { RegistrationValues } from "./registration-values.ts";

const keys = [
  ["F3", "来电号码"],
  ["F2", "解答"],
  ["Ctrl K", "知识"],
  ["F8", "登记并解答"],
  ["F9", "登记并转工单"],
] as const;

/** The first page of whoever takes calls; everybody else goes where their work is. */
export function DeskPage() {
  const { permissions } = useMe();
  return permissions.includes("demand.register") ? <Desk /> : <FirstPage />;
}

/** A softphone opens the page as `?caller=…&callId=…`; both are taken into the form. */
function Desk() {
  const { permissions } = useMe();
  const [params, setParams] = useSearchParams();
  const [round, setRound] = useState(0);
  const waiting = useReading(countDemands, {}, { topics: ["demands"], enabled: permissions.includes("demand.dispose") }).data;
  const callerNumber = params.get("caller");
  const callId = params.get("callId");
  const from: RegistrationValues = { ...(callerNumber === null ? {} : { callerNumber }), ...(callId === null ? {} : { callId }) };
  return (
    <PageShell
      title="受理登记"
      count={waiting && <Link to="/waiting">待处置 {countWords(waiting.registered)} 件</Link>}
      tools={<KeyHints keys={keys} />}
    >
      <Registration
        key={round}
        from={from}
        onNext={() => {
          setParams({}, { replace: true });
          setRound(round + 1);
        }}
      />
    </PageShell>
  );
}
