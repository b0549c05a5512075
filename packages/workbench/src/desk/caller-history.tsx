import { type DemandRow, requesterHistory } from "@yihao/contract/demand";
import { DemandState } from "@yihao/contract/demand-words";
import { countWords } from "@yihao/ui/number-words.ts";
import { App, Button, Drawer } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { Loaded } from "../common/loaded.tsx";
import { Moment } from "../common/moment.tsx";
import { RowsSkeleton } from "../common/skeletons.tsx";
import { useReading } from "../common/use-reading.ts";
import { DemandPreview } from "../orders/demand-preview.tsx";

const dayMs = 86_400_000;
const often = { days: 30, times: 3 };

/** Demands that came from a number before, newest first. */
export function CallerHistory({ number, onPrevious }: { number: string; onPrevious: (demandNumber: string) => void }) {
  const history = useReading(requesterHistory, { body: { phone: number } }, { topics: ["demands"] });
  const [lookedAt, lookAt] = useState<DemandRow>();
  const { message } = App.useApp();
  return (
    <Loaded query={history} skeleton={<RowsSkeleton rows={3} />}>
      {({ total, open, items }) => (
        <>
          {total === 0 ? (
            <p>首次来电，没有以往诉求。</p>
          ) : (
            <p>
              以往 <strong>{countWords(total)}</strong> 件，未办结 <strong>{countWords(open)}</strong> 件
            </p>
          )}
          <Flags items={items} open={open} />
          {total > 0 && (
            <ul className="desk-rows" aria-label="以往诉求">
              {items.map((row) => (
                <li key={row.id}>
                  <Button type="link" className="desk-row-title" onClick={() => lookAt(row)}>
                    <span>{row.title}</span>
                  </Button>
                  <p className="desk-row-under">
                    <span className={isOpen(row) ? "tag is-state" : "tag"}>{DemandState.word(row.state)}</span>{" "}
                    <Moment at={row.registeredAt} as="since" /> · {row.requester}
                  </p>
                </li>
              ))}
            </ul>
          )}
          {total > items.length && <p className="faint">只列最近 {items.length} 件。</p>}
          <Drawer title="以往诉求" open={lookedAt !== undefined} onClose={() => lookAt(undefined)} size={480} destroyOnHidden>
            {lookedAt !== undefined && (
              <div className="desk-drawer">
                <p>
                  <Button
                    onClick={() => {
                      onPrevious(lookedAt.number);
                      lookAt(undefined);
                      void message.success(`已填为原诉求号 ${lookedAt.number}`);
                    }}
                  >
                    又为这件事来电，填为原诉求号
                  </Button>{" "}
                  {lookedAt.workOrderId !== null && <Link to={`/orders/${lookedAt.workOrderId}`}>工单办理情况</Link>}
                </p>
                <DemandPreview id={lookedAt.id} />
              </div>
            )}
          </Drawer>
        </>
      )}
    </Loaded>
  );
}

const isOpen = ({ state }: DemandRow) => state === "registered" || state === "ordered" || state === "dispatched";

/** What to know before speaking on. */
function Flags({ items, open }: { items: readonly DemandRow[]; open: number }) {
  const recent = items.filter(({ registeredAt }) => Date.now() - Date.parse(registeredAt) < often.days * dayMs).length;
  const flags = [
    open > 0 && { word: "有未办结诉求", tone: "is-state" },
    recent >= often.times && { word: `${often.days} 天内 ${recent} 次`, tone: "is-warning" },
    items.some(({ urgency }) => urgency !== "normal") && { word: "曾有紧急诉求", tone: "is-danger" },
    items.some(({ isConfidential }) => isConfidential) && { word: "曾要求保密", tone: "is-warning" },
    items.some(({ line }) => line === "enterprise") && { word: "企业", tone: "" },
  ].filter((flag) => flag !== false);
  if (flags.length === 0) return null;
  return (
    <p className="desk-marks">
      {flags.map(({ word, tone }) => (
        <span key={word} className={`tag ${tone}`}>
          {word}
        </span>
      ))}
    </p>
  );
}
