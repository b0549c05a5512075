import "../orders/print.css";
import { PrinterOutlined } from "@ant-design/icons";
import { readBriefing } from "@yihao/contract/emergency";
import type { ReplyOf } from "@yihao/contract/endpoint";
import { dateTimeWords } from "@yihao/ui/time-words.ts";
import { Button } from "antd";
import { useEffect } from "react";
import { Link, useParams } from "react-router";
import { Loaded } from "../common/loaded.tsx";
import { CaseSkeleton } from "../common/skeletons.tsx";
import { useReading } from "../common/use-reading.ts";
import { SessionGate } from "../session/session-gate.tsx";

/** 专报 on A4, to be carried up by hand. */
export function BriefingPage() {
  const { id = "" } = useParams();
  return (
    <SessionGate>
      <Sheet id={id} />
    </SessionGate>
  );
}

function Sheet({ id }: { id: string }) {
  const briefing = useReading(readBriefing, { params: { id } });
  useEffect(() => {
    const root = document.documentElement;
    const before = root.dataset.theme;
    root.dataset.theme = "light";
    return () => {
      if (before === undefined) delete root.dataset.theme;
      else root.dataset.theme = before;
    };
  }, []);
  return (
    <main className="print-page">
      <Loaded query={briefing} skeleton={<CaseSkeleton />}>
        {(read) => (
          <>
            <title>{`${read.number} · 一号`}</title>
            <p className="print-tools">
              <Link to={`/emergencies/${read.emergencyId}`}>返回</Link>
              <Button type="primary" icon={<PrinterOutlined />} onClick={() => window.print()}>
                打印
              </Button>
            </p>
            <Paper of={read} />
          </>
        )}
      </Loaded>
    </main>
  );
}

function Paper({ of }: { of: ReplyOf<typeof readBriefing> }) {
  return (
    <article className="print-paper">
      <h1>{of.title}</h1>
      <p className="print-number">
        {of.number}
        <span>{of.sequence === 1 ? "首报" : `续报 ${of.sequence - 1}`} · 内部资料，不得公开</span>
      </p>
      <table>
        <tbody>
          <Part name="报送时间">{dateTimeWords(of.at)}</Part>
          <Part name="诉求编号">{of.demandNumber}</Part>
          <Part name="基本情况">{of.facts}</Part>
          <Part name="已采取的措施">{of.measures}</Part>
          {of.followUps !== null && <Part name="下一步工作">{of.followUps}</Part>}
          <Part name="报送人">{of.by}</Part>
          <Part name="领导批示">{""}</Part>
        </tbody>
      </table>
    </article>
  );
}

function Part({ name, children }: { name: string; children: string }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className={children === "" ? "print-tall" : "prose"}>{children}</td>
    </tr>
  );
}
