import { Urgency } from "@yihao/contract/directory";
import type { WorkOrderRow } from "@yihao/contract/work-order";

type Marked = Pick<WorkOrderRow, "urgency"> &
  Partial<
    Pick<
      WorkOrderRow,
      | "returnCount"
      | "reworkCount"
      | "mergedCount"
      | "isConfidential"
      | "isElevated"
      | "isKey"
      | "isDifficult"
      | "isRepeated"
      | "isGreenChannel"
      | "chaseCount"
      | "pausedAt"
    >
  >;

/** What makes an order special, as small words before its title. */
export function OrderMarks({ of }: { of: Marked }) {
  return (
    <>
      {of.urgency !== "normal" && <span className="tag is-danger">{Urgency.word(of.urgency)}</span>}
      {of.isGreenChannel === true && <span className="tag is-good">绿色通道</span>}
      {of.isConfidential === true && <span className="tag is-warning">保密</span>}
      {of.isKey === true && <span className="tag is-danger">重点</span>}
      {of.isDifficult === true && <span className="tag is-warning">疑难</span>}
      {of.isRepeated === true && <span className="tag is-warning">重复交办</span>}
      {of.isElevated === true && <span className="tag is-warning">提级</span>}
      {typeof of.pausedAt === "string" && <span className="tag">已挂起</span>}
      {(of.chaseCount ?? 0) > 0 && <span className="tag is-warning">催 {of.chaseCount} 次</span>}
      {(of.reworkCount ?? 0) > 0 && <span className="tag is-warning">重办 {of.reworkCount} 次</span>}
      {(of.returnCount ?? 0) > 0 && <span className="tag">退单 {of.returnCount} 次</span>}
      {(of.mergedCount ?? 0) > 0 && <span className="tag">并案 {of.mergedCount} 件</span>}
    </>
  );
}
