import "./case.css";
import type { Light } from "@yihao/contract/directory";
import { dateTimeWords, deadlineWords } from "@yihao/ui/time-words.ts";
import { LightTag } from "../common/light-tag.tsx";
import { useNow } from "../common/use-now.ts";

type Props = {
  startAt: string;
  dueAt: string;
  originalDueAt?: string;
  promisedDueAt?: string | null;
  isProvisional: boolean;
  light: (typeof Light.values)[number] | null;
  /** When the clock stopped: replied or closed. */
  doneAt?: string | null;
  doneWord?: string;
  /** What the deadline is called. */
  name?: string;
};

/** The time of an order as a bar: 承办期限, its original end where it was moved, and 答应诉求人的期限. */
export function DeadlineBar({
  startAt,
  dueAt,
  originalDueAt,
  promisedDueAt,
  isProvisional,
  light,
  doneAt,
  doneWord = "答复",
  name: dueName = "承办期限",
}: Props) {
  const now = useNow();
  const start = Date.parse(startAt);
  const at = doneAt ? Date.parse(doneAt) : now;
  // One mark where both deadlines fall on the same moment, as they do until something moves.
  const isOneDeadline = promisedDueAt === dueAt;
  const marks = [
    { name: isOneDeadline ? `${dueName}，即答应诉求人的期限` : dueName, instant: dueAt, kind: "due" },
    ...(originalDueAt !== undefined && originalDueAt !== dueAt ? [{ name: "原期限", instant: originalDueAt, kind: "original" }] : []),
    ...(promisedDueAt && !isOneDeadline ? [{ name: "答应诉求人的期限", instant: promisedDueAt, kind: "promised" }] : []),
  ];
  const end = Math.max(at, ...marks.map(({ instant }) => Date.parse(instant)));
  const shareOf = (instant: number) => (end === start ? 100 : Math.min(100, Math.max(0, ((instant - start) / (end - start)) * 100)));
  return (
    <div className="deadline">
      <div className="deadline-track" aria-hidden="true">
        <div
          className={at > Date.parse(dueAt) ? "deadline-passed is-overdue" : "deadline-passed"}
          style={{ inlineSize: `${shareOf(at)}%` }}
        />
        {marks.map(({ kind, instant }) => (
          <i key={kind} className={`deadline-mark is-${kind}`} style={{ insetInlineStart: `${shareOf(Date.parse(instant))}%` }} />
        ))}
      </div>
      <ul className="deadline-words">
        {light !== null && (
          <li>
            <LightTag light={light} />
          </li>
        )}
        {marks.map(({ name, instant, kind }) => (
          <li key={kind}>
            <span className={`deadline-key is-${kind}`} aria-hidden="true" />
            {name}{" "}
            <time className="figures" dateTime={instant}>
              {dateTimeWords(instant)}
            </time>
            {isProvisional && kind === "due" && "（暂定）"}
            {!doneAt && light !== null && kind !== "original" && (
              <strong className={Date.parse(instant) < now ? "is-overdue" : undefined}>{deadlineWords(instant, now)}</strong>
            )}
          </li>
        ))}
        {doneAt && (
          <li>
            已于{" "}
            <time className="figures" dateTime={doneAt}>
              {dateTimeWords(doneAt)}
            </time>{" "}
            {doneWord}
            {Date.parse(doneAt) > Date.parse(dueAt) && <strong className="is-overdue">（超期）</strong>}
          </li>
        )}
      </ul>
    </div>
  );
}
