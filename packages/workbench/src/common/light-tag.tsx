import { CheckCircleFilled, ClockCircleFilled, ExclamationCircleFilled, WarningFilled } from "@ant-design/icons";
import { Light } from "@yihao/contract/directory";
import { dateTimeWords, deadlineWords } from "@yihao/ui/time-words.ts";
import { useNow } from "./use-now.ts";

type LightValue = (typeof Light.values)[number];
// Four shapes, so that the light is told without its colour.
const icons = { green: <CheckCircleFilled />, yellow: <ClockCircleFilled />, orange: <WarningFilled />, red: <ExclamationCircleFilled /> };

/** 绿黄橙红: icon, word and colour. */
export function LightTag({ light }: { light: LightValue }) {
  return (
    <span className={`light-tag light-${light}`}>
      <span aria-hidden="true">{icons[light]}</span>
      {Light.word(light)}
    </span>
  );
}

type DueProps = { dueAt: string | null; light: LightValue | null; isProvisional?: boolean };

/** Light and what is left of the time; the exact deadline on hover. Without a light the clock has stopped: only the date. */
export function Due({ dueAt, light, isProvisional = false }: DueProps) {
  const now = useNow();
  if (dueAt === null) return <span className="faint">未定期限</span>;
  const exact = `${dateTimeWords(dueAt)}${isProvisional ? "（暂定：该年度的放假安排尚未公布）" : ""}`;
  if (light === null) {
    return (
      <time className="figures faint" dateTime={dueAt} title={exact}>
        {dateTimeWords(dueAt)}
      </time>
    );
  }
  return (
    <span className="due" title={exact}>
      <LightTag light={light} />
      <time className={light === "red" ? "due-left is-overdue" : "due-left"} dateTime={dueAt}>
        {deadlineWords(dueAt, now)}
        {isProvisional && "（暂定）"}
      </time>
    </span>
  );
}
