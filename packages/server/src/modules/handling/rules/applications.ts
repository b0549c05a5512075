import {
  type ApplicationKind,
  type ApplicationState,
  ApplicationKind as Kinds,
  ApplicationState as Outcomes,
} from "@yihao/contract/applications";
import { type LimitUnit, LimitUnit as Units } from "@yihao/contract/directory";
import type { AssignmentRole } from "@yihao/contract/dispatch";
import { type AssignmentState, AssignmentState as States } from "@yihao/contract/handling";
import { all, allow, atField, type Decision, refuse } from "../../../kernel/decision.ts";
import { decideMove, isOver } from "./moves.ts";

type Part = { readonly state: AssignmentState; readonly isDelegated: boolean };
/** Who asked already and was not answered yet. */
type Waiting = { readonly waiting: { readonly askedByName: string } | null };

const whileWorked: readonly AssignmentState[] = ["handling", "delegated", "awaitingSignOff"];
const decideWorked = (state: AssignmentState, act: string): Decision =>
  whileWorked.includes(state) ? allow : refuse("assignment.wrongState", { state: States.word(state), act });
const decideOwn = ({ isDelegated }: Part): Decision => (isDelegated ? refuse("assignment.delegatedCannotApply") : allow);
const decideFirst = (kind: ApplicationKind, { waiting }: Waiting): Decision =>
  waiting === null ? allow : refuse("application.open", { kind: Kinds.word(kind), name: waiting.askedByName });

export type ExtensionFacts = Part &
  Waiting & {
    readonly now: Date;
    readonly dueAt: Date;
    /** The due time as a reader writes it. */
    readonly dueWords: string;
    readonly extensionCount: number;
    readonly countMax: number;
    /** Minutes in the limit's own measure (working time, or elapsed time for a limit in hours): until due, and of the whole original limit. */
    readonly remainingMinutes: number;
    readonly limitMinutes: number;
    readonly leadPercent: number;
  };
/** 延期 is asked for in time: before expiry, and with so much of the original limit still ahead (推荐值 1/4). */
export function decideExtend(facts: ExtensionFacts): Decision {
  return all(
    decideWorked(facts.state, "申请延期"),
    decideOwn(facts),
    facts.now > facts.dueAt ? refuse("extension.expired", { due: facts.dueWords }) : allow,
    facts.extensionCount >= facts.countMax ? refuse("extension.countReached", { count: facts.extensionCount, max: facts.countMax }) : allow,
    decideFirst("extension", facts),
    facts.remainingMinutes * 100 < facts.limitMinutes * facts.leadPercent
      ? refuse("extension.tooLate", { percent: facts.leadPercent })
      : allow,
  );
}

/** Each extension at most as long as the original limit (推荐值). `field` is the one of the form. */
export function decideAmount(amount: number, limit: { amount: number; unit: LimitUnit }, field: "amount" | "grantedAmount"): Decision {
  return amount <= limit.amount ? allow : atField(field, refuse("extension.tooLong", { max: limit.amount, unit: Units.word(limit.unit) }));
}

export type PauseFacts = Part & Waiting & { readonly now: Date; readonly dueAt: Date; readonly dueWords: string };
/** 挂起 stops a clock that still runs: what is late already cannot be made timely by it. */
export function decidePause(facts: PauseFacts): Decision {
  return all(
    decideOwn(facts),
    decideMove(facts.state, "pause"),
    facts.now > facts.dueAt ? refuse("pause.expired", { due: facts.dueWords }) : allow,
    decideFirst("pause", facts),
  );
}

/** Dates as "YYYY-MM-DD", which compare as they stand. */
export function decideReviewDate(reviewOn: string, { first, last }: { first: string; last: string }): Decision {
  return first <= reviewOn && reviewOn <= last ? allow : atField("reviewOn", refuse("pause.reviewDate", { first, last }));
}

export type BeyondDutyFacts = Part & Waiting & { readonly role: AssignmentRole; readonly isGranted: boolean };
export function decideBeyondDuty(facts: BeyondDutyFacts): Decision {
  return all(
    decideWorked(facts.state, "申请认定超职责"),
    decideOwn(facts),
    facts.role === "lead" ? allow : refuse("assignment.leadOnly"),
    facts.isGranted ? refuse("application.alreadyBeyondDuty") : allow,
    decideFirst("beyondDuty", facts),
  );
}

export type SettleFacts = { readonly kind: ApplicationKind; readonly state: ApplicationState; readonly settledByName: string | null };
/** An application is settled once; who comes second learns how and by whom. */
export function decideSettle({ kind, state, settledByName }: SettleFacts): Decision {
  return state === "waiting"
    ? allow
    : refuse("application.settled", { kind: Kinds.word(kind), state: Outcomes.word(state), name: settledByName ?? "系统" });
}

/** 审核人 ≠ 申请人, and never of the agency that asks or of one above or below it (推荐值). */
export function decideDecider(facts: { deciderId: string | null; askedBy: string | null; isOfAgency: boolean }): Decision {
  return all(
    facts.deciderId !== null && facts.deciderId === facts.askedBy ? refuse("application.own") : allow,
    facts.isOfAgency ? refuse("application.ownAgency") : allow,
  );
}

const grantWords = { extension: "同意延期", pause: "同意挂起", beyondDuty: "认定超职责" } as const satisfies Record<
  ApplicationKind,
  string
>;
/** What was asked for in time may be granted late, also after the old limit has passed; a clock that stands still cannot be stopped again. */
export function decideGrant(kind: ApplicationKind, state: AssignmentState): Decision {
  if (kind === "pause") return decideMove(state, "pause");
  return isOver(state) || state === "followUp"
    ? refuse("assignment.wrongState", { state: States.word(state), act: grantWords[kind] })
    : allow;
}
