import "./print.css";
import { PrinterOutlined } from "@ant-design/icons";
import { Channel, DemandKind } from "@yihao/contract/demand-words";
import { LimitUnit, Urgency } from "@yihao/contract/directory";
import { type Assignment, AssignmentState } from "@yihao/contract/handling";
import { type SignOff, SignOffLevel, SignOffVerdict } from "@yihao/contract/replies";
import { type WorkOrder, WorkOrderState } from "@yihao/contract/work-order";
import { dateTimeWords } from "@yihao/ui/time-words.ts";
import { Button } from "antd";
import { type ReactNode, useEffect } from "react";
import { Link, useParams } from "react-router";
import { Loaded } from "../common/loaded.tsx";
import { CaseSkeleton } from "../common/skeletons.tsx";
import { SessionGate } from "../session/session-gate.tsx";
import { useOrderCase } from "./use-order-case.ts";

/** 办理单: one order on A4, for signatures and files; what is masked on the screen is masked on paper. */
export function PrintPage() {
  const { id = "" } = useParams();
  return (
    <SessionGate>
      <Sheet id={id} />
    </SessionGate>
  );
}

function Sheet({ id }: { id: string }) {
  const { order, handling } = useOrderCase(id);
  useLightPaper();
  return (
    <main className="print-page">
      <Loaded query={order} skeleton={<CaseSkeleton />}>
        {(read) => (
          <>
            <title>{`办理单 ${read.number} · 一号`}</title>
            <p className="print-tools">
              <Link to={`/orders/${read.id}`}>返回工单</Link>
              <Button type="primary" icon={<PrinterOutlined />} onClick={() => window.print()}>
                打印
              </Button>
            </p>
            <Loaded query={handling} skeleton={<CaseSkeleton />}>
              {({ items }) => <Paper order={read} assignments={items} />}
            </Loaded>
          </>
        )}
      </Loaded>
    </main>
  );
}

/** Paper is white, whatever the screen is. */
function useLightPaper(): void {
  useEffect(() => {
    const root = document.documentElement;
    const before = root.dataset.theme;
    root.dataset.theme = "light";
    return () => {
      if (before === undefined) delete root.dataset.theme;
      else root.dataset.theme = before;
    };
  }, []);
}

type PaperProps = { order: WorkOrder; assignments: readonly Assignment[] };

function Paper({ order, assignments }: PaperProps) {
  const { demand } = order;
  const parts = assignments.filter(({ state }) => state !== "returned" && state !== "ended");
  return (
    <article className="print-paper">
      <h1>12345 热线工单办理单</h1>
      <p className="print-number">
        <span className="figures">编号 {order.number}</span>
        <span>打印时间 {dateTimeWords(new Date().toISOString())}</span>
      </p>
      <table>
        <tbody>
          <Row
            of={["诉求人", demand.requesterName ?? demand.requester]}
            and={["联系电话", demand.contactPhone ?? (demand.requesterName === null && demand.isConfidential ? "（保密）" : "未留")]}
          />
          <Row of={["诉求类型", DemandKind.word(order.kind)]} and={["诉求分类", order.categoryName ?? "未分类"]} />
          <Row of={["渠道", Channel.word(order.channel)]} and={["登记时间", dateTimeWords(demand.registeredAt)]} />
          <Row of={["紧急程度", Urgency.word(order.urgency)]} and={["工单状态", WorkOrderState.word(order.state)]} />
          <Wide name="事发地">{[demand.regionName, demand.address].filter(Boolean).join(" ") || "未填"}</Wide>
          <Wide name="标题">{order.title}</Wide>
          <Wide name="诉求内容">{demand.content}</Wide>
          <Row
            of={["首次派单", order.firstDispatchedAt === null ? "未派" : dateTimeWords(order.firstDispatchedAt)]}
            and={["答复期限", order.promisedDueAt === null ? "未定" : dateTimeWords(order.promisedDueAt)]}
          />
        </tbody>
      </table>
      {parts.map((part) => (
        <PartTable key={part.id} part={part} />
      ))}
      {parts.length === 0 && <p>尚未派单。</p>}
    </article>
  );
}

function PartTable({ part }: { part: Assignment }) {
  const reply = part.replies.findLast(({ verdict }) => verdict !== "sentBack" && verdict !== "signOffRefused");
  return (
    <table>
      <caption>
        {part.role === "lead" ? "主办" : "协办"}单位：{part.agencyName}
      </caption>
      <tbody>
        <Row of={["派单时间", dateTimeWords(part.assignedAt)]} and={["承办状态", AssignmentState.word(part.state)]} />
        <Row
          of={["办理时限", `${part.limitAmount} ${LimitUnit.word(part.limitUnit)}`]}
          and={["承办期限", `${dateTimeWords(part.dueAt)}${part.dueIsProvisional ? "（暂定）" : ""}`]}
        />
        <Row
          of={["签收", part.acknowledgedAt === null ? "未签收" : dateTimeWords(part.acknowledgedAt)]}
          and={["答复时间", reply === undefined ? "" : dateTimeWords(reply.at)]}
        />
        <Wide name="派单意见">{part.opinion ?? ""}</Wide>
        <Wide name="办理情况" isTall>
          {reply?.internalAccount ?? ""}
        </Wide>
        <Wide name="公开答复" isTall>
          {reply?.publicReply ?? ""}
        </Wide>
        {reply?.promise !== undefined && reply.promise !== null && (
          <Wide name="阶段性办结">
            承诺 {reply.promise.promisedOn} 完成。{reply.promise.plan}
          </Wide>
        )}
        <Wide name="经办人">{reply?.by ?? ""}</Wide>
        {(["deputyLeader", "mainLeader"] as const).map((level) => {
          const signed = reply?.signOffs.find((each) => each.level === level && each.verdict !== null);
          return (
            <Wide key={level} name={`${SignOffLevel.word(level)}审签`} isTall>
              {signed === undefined ? "" : signatureWords(signed)}
            </Wide>
          );
        })}
      </tbody>
    </table>
  );
}

function signatureWords({ verdict, opinion, signedBy, signedAt }: SignOff): string {
  const judged = verdict === null ? "" : SignOffVerdict.word(verdict);
  return [`${judged}${opinion === null ? "" : `：${opinion}`}`, signedBy, signedAt && dateTimeWords(signedAt)].filter(Boolean).join("　");
}

function Row({ of, and }: { of: readonly [string, ReactNode]; and: readonly [string, ReactNode] }) {
  return (
    <tr>
      <th scope="row">{of[0]}</th>
      <td>{of[1]}</td>
      <th scope="row">{and[0]}</th>
      <td>{and[1]}</td>
    </tr>
  );
}

function Wide({ name, isTall = false, children }: { name: string; isTall?: boolean; children: ReactNode }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td colSpan={3} className={isTall ? "print-tall" : undefined}>
        {children}
      </td>
    </tr>
  );
}
