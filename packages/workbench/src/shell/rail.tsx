import { NavLink } from "react-router";
import { useMe } from "../session/use-me.ts";
import { railEntriesFor } from "./rail-entries.tsx";
import { useRailCounts } from "./use-rail-counts.ts";

/** The places this person works in, with what waits there. */
export function Rail({ onLeave }: { onLeave?: () => void }) {
  const me = useMe();
  const counts = useRailCounts();
  const entries = railEntriesFor(me.permissions);
  const groups = [...new Set(entries.map((entry) => entry.group))];
  return (
    <nav className="rail-nav" aria-label="主导航">
      {groups.map((group) => (
        <div key={group} className="rail-group">
          <p className="rail-group-name">{group}</p>
          <ul>
            {entries
              .filter((entry) => entry.group === group)
              .map((entry) => {
                const count = entry.count && counts[entry.count];
                return (
                  <li key={entry.to}>
                    <NavLink to={entry.to} className="rail-link" onClick={onLeave}>
                      <span aria-hidden="true">{entry.icon}</span>
                      <span className="rail-label">{entry.label}</span>
                      {count !== undefined && count !== "0" && (
                        <span className="rail-count">
                          {count}
                          <span className="for-screen-readers"> 件</span>
                        </span>
                      )}
                    </NavLink>
                  </li>
                );
              })}
          </ul>
        </div>
      ))}
    </nav>
  );
}
