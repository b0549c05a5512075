import { readDemand } from "@yihao/contract/demand";
import { Channel, DemandKind, DemandState } from "@yihao/contract/demand-words";
import { Link } from "react-router";
import { AttachmentList } from "../common/attachments.tsx";
import { Facts } from "../common/facts.tsx";
import { Loaded } from "../common/loaded.tsx";
import { Moment } from "../common/moment.tsx";
import { RowsSkeleton } from "../common/skeletons.tsx";
import { useReading } from "../common/use-reading.ts";
import { DemandOutcome } from "./demand-outcome.tsx";

/** A demand beside its row. */
export function DemandPreview({ id }: { id: string }) {
  const demand = useReading(readDemand, { params: { id } }, { topics: ["demands"] });
  return (
    <Loaded query={demand} skeleton={<RowsSkeleton rows={6} />}>
      {(found) => (
        <>
          <p className="side-panel-number">
            <span className="figures">{found.number}</span> · {DemandState.word(found.state)}
          </p>
          <h2>{found.title}</h2>
          <blockquote className="own-words prose">{found.content}</blockquote>
          <AttachmentList items={found.attachments} />
          <Facts
            rows={[
              ["类型", `${DemandKind.word(found.kind)} · ${found.categoryName ?? "未分类"}`],
              ["事发地", [found.regionName, found.address].filter(Boolean).join(" ")],
              [
                "登记",
                <>
                  <Moment at={found.registeredAt} /> {Channel.word(found.channel)}
                </>,
              ],
            ]}
          />
          <DemandOutcome demand={found} />
          <p>
            <Link to={`/demands/${found.id}`}>打开全页</Link>
          </p>
        </>
      )}
    </Loaded>
  );
}
