import { type DemandRow, DemandState } from "@yihao/contract/demand";
import { Button } from "antd";
import { useState } from "react";
import { Moment } from "../common/moment.tsx";
import { ErrorState } from "../common/states.tsx";
import type { MergeTarget } from "./disposals.ts";
import type { useSimilar } from "./use-similar.ts";

const shownFirst = 3;

type Props = {
  similar: ReturnType<typeof useSimilar>;
  /** The demand on the desk is not alike to itself. */
  except: string | undefined;
  onMerge: (target: MergeTarget) => void;
  onLook: (demandId: string) => void;
};

/** Near-identical demands of the last thirty days; one whose order is open can take this one in. Absent while there are none. */
export function SimilarAid({ similar: { found, rows }, except, onMerge, onLook }: Props) {
  const [isWhole, setWhole] = useState(false);
  const others = rows.filter(({ id }) => id !== except);
  if (found.isError) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  if (others.length === 0) return null;
  return (
    <section className="desk-aid" aria-labelledby="desk-similar">
      <h2 id="desk-similar">近 30 天相似诉求 {others.length} 件</h2>
      <ul className="desk-rows">
        {others.slice(0, isWhole ? others.length : shownFirst).map((row) => (
          <Row key={row.id} row={row} onMerge={onMerge} onLook={onLook} />
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

type RowProps = { row: DemandRow & { similarity: number; openWorkOrderId: string | null } } & Pick<Props, "onMerge" | "onLook">;

function Row({ row, onMerge, onLook }: RowProps) {
  const { openWorkOrderId } = row;
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
    </li>
  );
}
