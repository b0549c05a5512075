import { DemandState } from "@yihao/contract/demand-words";
import { Button } from "antd";
import { useState } from "react";
import { Moment } from "../common/moment.tsx";
import { ErrorState } from "../common/states.tsx";
import type { MergeTarget } from "./disposals.ts";
import type { Similar } from "./use-similar.ts";

const shownFirst = 3;

type Props = {
  similar: Similar;
  /** The demand on the desk is not alike to itself. */
  except: string | undefined;
  onMerge: (target: MergeTarget) => void;
  onRepeat: (target: MergeTarget) => void;
  onConclude: (conclusion: NonNullable<Similar["conclusion"]>) => void;
  onLook: (demandId: string) => void;
};

/** Near-identical demands; one whose order is open can take this one in, one that was handled to its end can be repeated by it. */
export function SimilarAid({ similar: { found, rows, conclusion }, except, onMerge, onRepeat, onConclude, onLook }: Props) {
  const [isWhole, setWhole] = useState(false);
  const others = rows.filter(({ id }) => id !== except);
  if (found.isError) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  if (others.length === 0 && conclusion === null) return null;
  return (
    <section className="desk-aid" aria-labelledby="desk-similar">
      {conclusion !== null && <Concluded conclusion={conclusion} onConclude={onConclude} />}
      <h2 id="desk-similar">相似诉求 {others.length} 件</h2>
      <ul className="desk-rows">
        {others.slice(0, isWhole ? others.length : shownFirst).map((row) => (
          <Row key={row.id} row={row} onMerge={onMerge} onRepeat={onRepeat} onLook={onLook} />
        ))}
      </ul>
      {!isWhole && others.length > shownFirst && (
        <Button size="small" onClick={() => setWhole(true)}>
          再看 {others.length - shownFirst} 件
        </Button>
      )}
    </section>
  );
}

/** The same requester heard the end of this before: one press answers with it. */
function Concluded({ conclusion, onConclude }: { conclusion: NonNullable<Similar["conclusion"]> } & Pick<Props, "onConclude">) {
  return (
    <div className="desk-concluded" role="status">
      <p>
        <strong>这位诉求人的同一事项已终结</strong>（工单 <span className="figures">{conclusion.orderNumber}</span>，
        <Moment at={conclusion.concludedAt} as="since" />）
      </p>
      <p className="desk-row-under">{conclusion.opinion}</p>
      <Button size="small" type="primary" onClick={() => onConclude(conclusion)}>
        按终结意见答复
      </Button>
    </div>
  );
}

type RowProps = { row: Similar["rows"][number] } & Pick<Props, "onMerge" | "onRepeat" | "onLook">;

function Row({ row, onMerge, onRepeat, onLook }: RowProps) {
  const { openWorkOrderId, repeatsOrderId } = row;
  return (
    <li className="desk-similar-row">
      <div>
        <Button type="link" className="desk-row-title" onClick={() => onLook(row.id)}>
          <span>{row.title}</span>
        </Button>
        <p className="desk-row-under">
          <strong>相似 {Math.round(row.similarity * 100)}%</strong> · {DemandState.word(row.state)} ·{" "}
          <Moment at={row.registeredAt} as="since" />
          {row.regionName !== null && ` · ${row.regionName}`}
          {row.isSameRequester && " · 同一诉求人"}
        </p>
      </div>
      {openWorkOrderId !== null && (
        <Button
          size="small"
          aria-label={`并入 ${row.title} 的工单`}
          onClick={() => onMerge({ value: openWorkOrderId, label: `${row.number} ${row.title}` })}
        >
          并入
        </Button>
      )}
      {repeatsOrderId !== null && (
        <Button
          size="small"
          aria-label={`认定为 ${row.title} 的重复交办`}
          onClick={() => onRepeat({ value: repeatsOrderId, label: `${row.number} ${row.title}` })}
        >
          认定重复
        </Button>
      )}
    </li>
  );
}
