import type { Permit } from "@yihao/contract/can";
import { Button, Tooltip } from "antd";
import { type ReactNode, useId } from "react";

type Props = {
  permit: Permit;
  onAct: () => void;
  isMain?: boolean;
  isDangerous?: boolean;
  isBusy?: boolean;
  icon?: ReactNode;
  children: ReactNode;
};

/**
 * A button that the server allows or refuses. A refused one stays in reach of the keyboard and says why: the native
 * `disabled` would take both the focus and the tooltip away.
 */
export function ActButton({ permit, onAct, isMain = false, isDangerous = false, isBusy = false, icon, children }: Props) {
  const reasonId = useId();
  if (permit.allowed) {
    return (
      <Button type={isMain ? "primary" : "default"} danger={isDangerous} loading={isBusy} icon={icon} onClick={onAct}>
        {children}
      </Button>
    );
  }
  return (
    <Tooltip title={permit.reason}>
      <Button
        className="is-refused"
        aria-disabled="true"
        aria-describedby={reasonId}
        icon={icon}
        onClick={(event) => event.preventDefault()}
      >
        {children}
        <span id={reasonId} className="for-screen-readers">
          ，不能办理：{permit.reason}
        </span>
      </Button>
    </Tooltip>
  );
}

// Acts of other posts would bury one's own: what is refused by post or by unit is left out, what is refused by the state of things is shown with its reason.
const ofOthers = new Set(["auth.forbidden", "assignment.notYours", "supervision.notYours"]);

/** Whether an act belongs on this person's screen at all. */
export function isOwnAct(permit: Permit): boolean {
  return permit.allowed || !ofOthers.has(permit.code);
}
