import { ConferralKind, type ConferralRow, type listConferrals } from "@yihao/contract/conferral";
import type { ReplyOf } from "@yihao/contract/endpoint";
import { Button } from "antd";
import { Link } from "react-router";
import { weeksOf } from "./use-month.ts";

export type Proposal = ReplyOf<typeof listConferrals>["proposals"][number];
type Props = {
  month: string;
  today: string;
  items: readonly ConferralRow[];
  proposals: readonly Proposal[];
  onPlan: (proposal: Proposal) => void;
};
const weekdays = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"];
/** The Shanghai day of an instant. */
export const dayOf = (instant: string) => new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10);
export const clockOf = (instant: string) => new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(11, 16);

/** A month of conferrals; what the rhythm misses stands as a button on the day where it belongs. */
export function MonthTable({ month, today, items, proposals, onPlan }: Props) {
  return (
    <div className="month-scroll">
      <table className="month">
        <caption className="for-screen-readers">{month} 会商日程</caption>
        <thead>
          <tr>
            {weekdays.map((day) => (
              <th key={day} scope="col">
                {day}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(month).map((week, at) => (
            <tr key={week.find((day) => day !== null) ?? at}>
              {week.map((day, weekday) => (
                <td key={day ?? `${at}-${weekday}`} className={day === null ? "is-rest" : day === today ? "is-today" : undefined}>
                  {day !== null && (
                    <>
                      <span className="month-day figures">{Number(day.slice(8))}</span>
                      <ul>
                        {items
                          .filter((item) => dayOf(item.startsAt) === day)
                          .map((item) => (
                            <li key={item.id} className={item.state === "cancelled" ? "is-cancelled" : undefined}>
                              <Link to={`/conferrals/${item.id}`}>
                                <span className="figures">{clockOf(item.startsAt)}</span> {item.title}
                              </Link>
                            </li>
                          ))}
                        {proposals
                          .filter((proposal) => proposal.onDate === day)
                          .map((proposal) => (
                            <li key={proposal.kind}>
                              <Button size="small" type="dashed" onClick={() => onPlan(proposal)} aria-label={`安排${proposal.title}`}>
                                + {ConferralKind.word(proposal.kind)}
                              </Button>
                            </li>
                          ))}
                      </ul>
                    </>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
