import { RowsSkeleton } from "../common/skeletons.tsx";

const places = ["a", "b", "c", "d", "e", "f"];

/** Six figures and two panels to come. */
export function StatisticsSkeleton() {
  return (
    <div className="statistics">
      <div className="main-figures" aria-hidden="true">
        {places.map((place) => (
          <div key={place} className="main-figure is-to-come" />
        ))}
      </div>
      <div className="breakdowns">
        <div className="panel">
          <RowsSkeleton rows={6} />
        </div>
        <div className="panel">
          <RowsSkeleton rows={6} />
        </div>
      </div>
    </div>
  );
}
