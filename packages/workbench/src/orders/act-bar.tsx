import type { Permit } from "@yihao/contract/can";
import { ActButton, isOwnAct } from "../common/act-button.tsx";

export type OfferedAct = { key: string; word: string; permit: Permit; onAct: () => void; isBusy?: boolean; isDangerous?: boolean };
export type ActGroup = { key: string; label: string; acts: readonly OfferedAct[] };

/** What this person may do now, from `can` of each noun; the first that is allowed is the main one. */
export function ActBar({ groups, label = "可办理的事项" }: { groups: readonly ActGroup[]; label?: string }) {
  const own = groups
    .map((group) => ({ ...group, acts: group.acts.filter((act) => isOwnAct(act.permit)) }))
    .filter((group) => group.acts.length > 0);
  if (own.length === 0) return null;
  const main = own.flatMap((group) => group.acts).find((act) => act.permit.allowed && act.isDangerous !== true);
  return (
    <section className="act-bar" aria-label={label}>
      {own.map((group) => (
        <fieldset key={group.key} className="act-group">
          <legend>{group.label}</legend>
          {group.acts.map((act) => (
            <ActButton
              key={act.key}
              permit={act.permit}
              onAct={act.onAct}
              isMain={act === main}
              isBusy={act.isBusy === true}
              isDangerous={act.isDangerous === true}
            >
              {act.word}
            </ActButton>
          ))}
          <CommonReason acts={group.acts} />
        </fieldset>
      ))}
    </section>
  );
}

// When all of a group is refused for one and the same reason, saying it once beside is kinder than six tooltips.
function CommonReason({ acts }: { acts: readonly OfferedAct[] }) {
  const reasons = new Set(acts.map(({ permit }) => (permit.allowed ? undefined : permit.reason)));
  const [reason] = reasons;
  return reasons.size === 1 && reason !== undefined ? <span className="act-reason">{reason}</span> : null;
}
