import type { UseQueryResult } from "@tanstack/react-query";
import type { TimelineEntry } from "@yihao/contract/timeline";
import { Loaded } from "./loaded.tsx";
import { Moment } from "./moment.tsx";
import { RowsSkeleton } from "./skeletons.tsx";
import { EmptyState } from "./states.tsx";

/** 流转记录: who, when, what, why; newest first. */
export function TimelinePanel({ query }: { query: UseQueryResult<{ items: TimelineEntry[] }> }) {
  return (
    <section className="panel timeline-panel" aria-labelledby="timeline-title">
      <h2 id="timeline-title">流转记录</h2>
      <Loaded query={query} skeleton={<RowsSkeleton rows={6} />}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title="还没有流转记录" hint="登记、派单、办理、回访都会记在这里。" />
          ) : (
            <TimelineLines items={items} />
          )
        }
      </Loaded>
    </section>
  );
}

/** Lines of a timeline, newest first. */
export function TimelineLines({ items }: { items: readonly TimelineEntry[] }) {
  return (
    <ol className="timeline" reversed>
      {newestFirst(items).map((entry) => (
        <li key={entry.id} className="timeline-entry">
          <p className="timeline-what">
            <strong>{entry.title}</strong>
            <Moment at={entry.at} />
          </p>
          <p className="timeline-who">
            {entry.actor}
            {entry.unit !== null && entry.unit !== entry.actor && ` · ${entry.unit}`}
          </p>
          {entry.reason !== null && <p className="timeline-why prose">{entry.reason}</p>}
        </li>
      ))}
    </ol>
  );
}

function newestFirst(items: readonly TimelineEntry[]): TimelineEntry[] {
  return items
    .map((entry, index) => ({ entry, index }))
    .sort((a, b) => Date.parse(b.entry.at) - Date.parse(a.entry.at) || b.index - a.index)
    .map(({ entry }) => entry);
}
