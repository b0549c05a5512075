import type { UseQueryResult } from "@tanstack/react-query";
import type { DemandRow, listDemands } from "@yihao/contract/demand";
import { Channel } from "@yihao/contract/demand-words";
import type { ReplyOf } from "@yihao/contract/endpoint";
import { Link } from "react-router";
import { WordFilter } from "../common/filter-bar.tsx";
import { KeysetPager } from "../common/keyset-pager.tsx";
import { Loaded } from "../common/loaded.tsx";
import { Moment } from "../common/moment.tsx";
import { RowsSkeleton } from "../common/skeletons.tsx";
import { EmptyState } from "../common/states.tsx";
import { OrderMarks } from "../orders/order-marks.tsx";

type Props = {
  rows: UseQueryResult<ReplyOf<typeof listDemands>>;
  channel: string | undefined;
  onChannel: (channel: string | undefined) => void;
  chosen: string | undefined;
  linkTo: (row: DemandRow) => string;
};

/** What waits to be disposed of, the longest wait first. */
export function WaitingList({ rows, channel, onChannel, chosen, linkTo }: Props) {
  return (
    <section className="desk-who panel" aria-label="待处置诉求">
      <WordFilter label="渠道" words={Channel} value={channel} onChange={onChannel} />
      <Loaded query={rows} skeleton={<RowsSkeleton rows={6} />}>
        {({ items, next }) =>
          items.length === 0 ? (
            <EmptyState
              title="没有待处置的诉求"
              hint={channel === undefined ? "群众自己提交的和只登记未处置的诉求，会出现在这里。" : "这个渠道没有，可清除渠道筛选。"}
            />
          ) : (
            <>
              <ul className="desk-rows">
                {items.map((row) => (
                  <li key={row.id} className={row.id === chosen ? "is-looked-at" : undefined}>
                    <Link to={linkTo(row)} className="desk-row-title" {...(row.id === chosen ? { "aria-current": "true" as const } : {})}>
                      <span>
                        <OrderMarks of={row} /> {row.title}
                      </span>
                    </Link>
                    <p className="desk-row-under">
                      {Channel.word(row.channel)} · <Moment at={row.registeredAt} as="since" />
                      {row.regionName !== null && ` · ${row.regionName}`}
                    </p>
                  </li>
                ))}
              </ul>
              <KeysetPager count={items.length} next={next} />
            </>
          )
        }
      </Loaded>
    </section>
  );
}
