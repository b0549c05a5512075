import "./desk.css";
import "./desk-parts.css";
import { countDemands, DemandQuery, type DemandRow, listDemands, readDemand } from "@yihao/contract/demand";
import type { CallOf } from "@yihao/contract/endpoint";
import { countWords } from "@yihao/ui/number-words.ts";
import { Button } from "antd";
import { useSearchParams } from "react-router";
import { Loaded } from "../common/loaded.tsx";
import { PageShell } from "../common/page-shell.tsx";
import { RowsSkeleton } from "../common/skeletons.tsx";
import { EmptyState } from "../common/states.tsx";
import { useUrlFilters } from "../common/url-filters.ts";
import { useReading } from "../common/use-reading.ts";
import { KeyHints } from "./key-hints.tsx";
import { WaitingDemand } from "./waiting-demand.tsx";
import { WaitingList } from "./waiting-list.tsx";

const keys = [
  ["F2", "解答"],
  ["Ctrl K", "知识"],
  ["F8", "在线解答"],
  ["F9", "转工单"],
] as const;

/** Citizens' own reports and what was only registered: pick one, complete it, dispose of it. */
export function WaitingPage() {
  const [params, setParams] = useSearchParams();
  const { filters, change } = useUrlFilters(DemandQuery);
  const { channel, after } = filters;
  const query = { state: "registered", channel, after } as NonNullable<CallOf<typeof listDemands>["query"]>;
  const rows = useReading(listDemands, { query }, { topics: ["demands"], keepsPrevious: true });
  const waiting = useReading(countDemands, {}, { topics: ["demands"] }).data;
  const chosen = params.get("demand") ?? undefined;
  const choose = (id: string | undefined) => {
    const next = new URLSearchParams(params);
    if (id === undefined) next.delete("demand");
    else next.set("demand", id);
    return next;
  };
  const [first] = rows.data?.items ?? [];
  return (
    <PageShell title="待处置诉求" count={waiting && `${countWords(waiting.registered)} 件`} tools={<KeyHints keys={keys} />}>
      <div className="desk">
        <WaitingList
          rows={rows}
          channel={channel}
          onChannel={(picked) => change({ channel: picked })}
          chosen={chosen}
          linkTo={(row: DemandRow) => `?${choose(row.id)}`}
        />
        {chosen === undefined ? (
          <section className="panel desk-pair">
            <EmptyState
              title={first === undefined ? "现在没有要处置的" : "选一件开始处置"}
              hint={first === undefined ? "有新的诉求时，左边会自己更新。" : "左边按等待时间排列，等得最久的在最上面。"}
              action={
                first !== undefined && (
                  <Button type="primary" onClick={() => setParams(choose(first.id))}>
                    从等得最久的开始
                  </Button>
                )
              }
            />
          </section>
        ) : (
          <Chosen key={chosen} id={chosen} onNext={() => setParams(choose(rows.data?.items.find(({ id }) => id !== chosen)?.id))} />
        )}
      </div>
    </PageShell>
  );
}

function Chosen({ id, onNext }: { id: string; onNext: () => void }) {
  const demand = useReading(readDemand, { params: { id } }, { topics: ["demands"] });
  return (
    <Loaded
      query={demand}
      skeleton={
        <section className="panel desk-pair">
          <RowsSkeleton rows={9} />
        </section>
      }
    >
      {(found) => <WaitingDemand demand={found} onNext={onNext} />}
    </Loaded>
  );
}
