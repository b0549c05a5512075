import { type SupervisionCaseRow, SupervisionKind, SupervisionState } from "@yihao/contract/supervision";
import { deadlineWords } from "@yihao/ui/time-words.ts";
import { Moment } from "../common/moment.tsx";
import { useNow } from "../common/use-now.ts";

type Row = Pick<SupervisionCaseRow, "kind" | "state" | "correctedAt" | "closedAt" | "dueAt" | "isOverdue">;

/** Kind and state of a case; that its light has gone back stands beside, because somebody may close it now. */
export function CaseTags({ of }: { of: Row }) {
  return (
    <>
      <span className={of.kind === "daily" ? "tag" : "tag is-warning"}>{SupervisionKind.word(of.kind)}</span>{" "}
      <span className="tag is-state">{SupervisionState.word(of.state)}</span>{" "}
      {of.correctedAt !== null && of.closedAt === null && <span className="tag is-good">红灯已恢复，建议办结</span>}
    </>
  );
}

/** What is left until the answer has to be there. */
export function CaseDue({ of }: { of: Row }) {
  const now = useNow();
  if (of.closedAt !== null) return <Moment at={of.closedAt} as="short" />;
  if (of.dueAt === null) return <span className="faint">未下发</span>;
  return (
    <span className={of.isOverdue ? "tag is-danger" : "figures"}>
      {of.isOverdue && "超期："}
      {deadlineWords(of.dueAt, now)}
    </span>
  );
}
