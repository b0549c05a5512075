import type { PublicProgress } from "@yihao/contract/demand";
import { dateTimeWords, deadlineWords } from "@yihao/ui/time-words.ts";
import { Icon } from "../common/icon.tsx";

// While the requester is asked for an evaluation, the agency has answered.
const isAwaited = ({ state, evaluation }: PublicProgress) => (state === "ordered" || state === "dispatched") && !evaluation.isAsked;

/** Who is on it and by when; overdue is said openly. */
export function DueLine({ progress }: { progress: PublicProgress }) {
  const { agencyName, dueAt, dueIsProvisional, isOverdue } = progress;
  if (agencyName === null && dueAt === null) return null;
  const isOpen = isAwaited(progress);
  return (
    <div className={isOverdue && isOpen ? "due due-over" : "due"}>
      {agencyName !== null && (
        <p>
          承办单位：<strong>{agencyName}</strong>
        </p>
      )}
      {dueAt !== null && (
        <p>
          <Icon name={isOverdue ? "warning" : "clock"} />
          {isOpen ? "应在" : "办理期限"} <strong className="figures">{dateTimeWords(dueAt)}</strong>
          {isOpen && " 前答复您，"}
          {isOpen ? (
            <strong>{isOverdue && Date.parse(dueAt) > Date.now() ? "已超期" : deadlineWords(dueAt, Date.now())}</strong>
          ) : (
            isOverdue && "，超期答复"
          )}
          {dueIsProvisional && "（放假安排公布后可能调整）"}。
        </p>
      )}
      {isOverdue && isOpen && <p>很抱歉，承办单位没有按时答复。您可以在下面催一催，也可以拨打 12345。</p>}
    </div>
  );
}
