// As many shapes as the longest list that is waited for.
const shapes = ["a72%", "b54%", "c83%", "d61%", "e47%", "f78%", "g66%", "h51%", "i80%", "j58%", "k74%", "l63%"];

/** Grey lines in the place of rows to come; twelve at most. */
export function RowsSkeleton({ rows = 12 }: { rows?: number }) {
  return (
    <div className="skeleton" role="status">
      <span className="for-screen-readers">正在载入</span>
      {shapes.slice(0, rows).map((shape) => (
        <div key={shape} className="skeleton-row" aria-hidden="true">
          <i className="is-link" />
          <i style={{ width: shape.slice(1) }} />
          <i className="is-short" />
        </div>
      ))}
    </div>
  );
}

/** A page to come: title and rows. */
export function PageSkeleton() {
  return (
    <div className="page">
      <div className="skeleton-title" aria-hidden="true" />
      <RowsSkeleton />
    </div>
  );
}

/** A case to come: facts left, timeline right. */
export function CaseSkeleton() {
  return (
    <div className="page">
      <div className="skeleton-title" aria-hidden="true" />
      <div className="case-columns">
        <div className="panel">
          <RowsSkeleton rows={9} />
        </div>
        <div className="panel">
          <RowsSkeleton rows={6} />
        </div>
      </div>
    </div>
  );
}
