import { OrderMark } from "@yihao/contract/order-marks";
import { WorkOrderState as States, type WorkOrderState } from "@yihao/contract/work-order";
import { all, allow, type Decision, refuse } from "../../../kernel/decision.ts";

/** A mark says something new, on an order that stands for itself. */
export function decideMark({ mark, on, isOn, state }: { mark: OrderMark; on: boolean; isOn: boolean; state: WorkOrderState }): Decision {
  return all(
    state === "merged" || state === "withdrawn" ? refuse("workOrder.notOpen", { state: States.word(state), act: "标注" }) : allow,
    on === isOn ? refuse("mark.unchanged", { already: isOn ? "已经" : "没有", mark: OrderMark.word(mark) }) : allow,
  );
}

/** An order that stands for itself and repeats none yet. */
export function decideLinkable(state: WorkOrderState, linkedTo: string | null): Decision {
  return all(
    state === "merged" || state === "withdrawn" ? refuse("workOrder.notOpen", { state: States.word(state), act: "认定重复交办" }) : allow,
    linkedTo === null ? allow : refuse("repeat.linked", { number: linkedTo }),
  );
}

export type RepeatFacts = {
  readonly id: string;
  readonly state: WorkOrderState;
  readonly registeredAt: Date;
  /** Number of the order it is known to repeat. */
  readonly linkedTo: string | null;
  readonly earlier: { readonly id: string; readonly state: WorkOrderState; readonly createdAt: Date };
};
/** 重复交办: the matter was handled to its end before and comes again. */
export function decideRepeat({ id, state, registeredAt, linkedTo, earlier }: RepeatFacts): Decision {
  return all(
    decideLinkable(state, linkedTo),
    earlier.id === id ? refuse("repeat.itself") : allow,
    earlier.state === "closed" || earlier.state === "concluded" ? allow : refuse("repeat.notClosed", { state: States.word(earlier.state) }),
    earlier.createdAt < registeredAt ? allow : refuse("repeat.notEarlier"),
  );
}
