import type { ConferralKind, ConferralOutcome, ConferralState } from "@yihao/contract/conferral";
import { ConferralState as States } from "@yihao/contract/conferral";
import { all, allow, atField, type Decision, refuse } from "../../kernel/decision.ts";
import { addDays, weekdayOf } from "../../kernel/shanghai.ts";
import type { Calendar } from "../../kernel/working-time/index.ts";

export type ConferralMove = "change" | "hold" | "cancel";
export const moveWords = { change: "调整", hold: "登记结果", cancel: "取消" } as const satisfies Record<ConferralMove, string>;

/** 待召开 → 已召开 | 已取消. What was held or cancelled stays as it is. */
export const conferralMoves = {
  planned: { change: "planned", hold: "held", cancel: "cancelled" },
  held: {},
  cancelled: {},
} as const satisfies Record<ConferralState, Partial<Record<ConferralMove, ConferralState>>>;

export function stateAfter(state: ConferralState, move: ConferralMove): ConferralState | null {
  return (conferralMoves[state] as Partial<Record<ConferralMove, ConferralState>>)[move] ?? null;
}

export function decideMove(state: ConferralState, move: ConferralMove): Decision {
  return stateAfter(state, move) === null ? refuse("conferral.wrongState", { state: States.word(state), act: moveWords[move] }) : allow;
}

type AgendaOrder = { readonly workOrderId: string; readonly number: string; readonly recusedAgencyIds: readonly string[] };
type AgencyName = (agencyId: string) => string;

/** 回避: who must keep away from an order takes no part where it is talked about. `withAbove`: the agency and those above it. */
export function decideParticipants(
  orders: readonly AgendaOrder[],
  agencyIds: readonly string[],
  { withAbove, nameOf }: { withAbove: (agencyId: string) => readonly string[]; nameOf: AgencyName },
): Decision {
  for (const order of orders)
    for (const agencyId of agencyIds)
      if (withAbove(agencyId).some((id) => order.recusedAgencyIds.includes(id)))
        return refuse("conferral.recused", { agency: nameOf(agencyId), number: order.number });
  return allow;
}

export const agendaMax = 50;
export function decideAgenda(workOrderIds: readonly string[]): Decision {
  return all(
    new Set(workOrderIds).size === workOrderIds.length ? allow : atField("orders", refuse("conferral.orderTwice")),
    workOrderIds.length <= agendaMax ? allow : refuse("conferral.agendaFull", { max: agendaMax }),
  );
}

type Outcome = {
  readonly workOrderId: string;
  readonly outcome: ConferralOutcome;
  readonly leadAgencyId: string | null;
  readonly decision?: string | undefined;
};
export type HoldFacts = {
  readonly state: ConferralState;
  readonly onDate: string;
  readonly today: string;
  readonly fileCount: number;
  readonly agenda: readonly AgendaOrder[];
  readonly outcomes: readonly Outcome[];
  readonly withAbove: (agencyId: string) => readonly string[];
  readonly nameOf: AgencyName;
};
/** Held is what has minutes, as text and as a file, and an outcome for every order that was on the agenda. */
export function decideHold(facts: HoldFacts): Decision {
  const { agenda, outcomes } = facts;
  const ids = outcomes.map((each) => each.workOrderId);
  const missing = agenda.find((order) => !ids.includes(order.workOrderId));
  return all(
    decideMove(facts.state, "hold"),
    facts.onDate <= facts.today ? allow : refuse("conferral.notYet", { date: facts.onDate }),
    facts.fileCount > 0 ? allow : atField("attachmentIds", refuse("conferral.minutesNeeded")),
    new Set(ids).size === ids.length ? allow : atField("outcomes", refuse("conferral.orderTwice")),
    ids.every((id) => agenda.some((order) => order.workOrderId === id)) ? allow : atField("outcomes", refuse("conferral.notOnAgenda")),
    missing === undefined ? allow : atField("outcomes", refuse("conferral.outcomeMissing", { number: missing.number })),
    ...outcomes.map((each) => atField("outcomes", decideOutcome(each, facts))),
  );
}

function decideOutcome(given: Outcome, { agenda, withAbove, nameOf }: HoldFacts): Decision {
  if (given.outcome === "decision") return given.decision === undefined ? refuse("conferral.decisionNeeded") : allow;
  if (given.outcome !== "lead") return allow;
  if (given.leadAgencyId === null) return refuse("conferral.leadNeeded");
  const order = agenda.filter((each) => each.workOrderId === given.workOrderId);
  return decideParticipants(order, [given.leadAgencyId], { withAbove, nameOf });
}

type Rhythm = Exclude<ConferralKind, "special">;
const rhythm: readonly Rhythm[] = ["daily", "weekly", "monthly", "quarterly"];
const quarterOf = (date: string) => Math.ceil(Number(date.slice(5, 7)) / 3);

/** Which turn of its rhythm a date belongs to: the day, the week's Monday, the month, the quarter. */
export function turnOf(kind: Rhythm, date: string): string {
  if (kind === "daily") return date;
  if (kind === "weekly") return addDays(date, -((weekdayOf(date) + 6) % 7));
  return kind === "monthly" ? date.slice(0, 7) : `${date.slice(0, 4)}-Q${quarterOf(date)}`;
}

export type ProposalFacts = {
  readonly from: string;
  readonly to: string;
  readonly today: string;
  readonly calendar: Pick<Calendar, "isWorkingDay">;
  /** Conferrals of these days and of the turns they belong to, cancelled ones left out. */
  readonly planned: readonly { readonly kind: ConferralKind; readonly onDate: string }[];
};
export type Proposal = { readonly kind: Rhythm; readonly onDate: string; readonly title: string };

/** 日研判、周会办、月通报、季核查: for every turn of the rhythm that has none yet, its last working day, not earlier than today. */
export function proposeConferrals({ from, to, today, calendar, planned }: ProposalFacts): Proposal[] {
  const taken = new Set(planned.flatMap(({ kind, onDate }) => (kind === "special" ? [] : [`${kind} ${turnOf(kind, onDate)}`])));
  const proposals: Proposal[] = [];
  for (let date = from < today ? today : from; date <= to; date = addDays(date, 1)) {
    if (!calendar.isWorkingDay(date)) continue;
    for (const kind of rhythm)
      if (!taken.has(`${kind} ${turnOf(kind, date)}`) && isLastOfTurn(kind, date, calendar))
        proposals.push({ kind, onDate: date, title: titleOf(kind, date) });
  }
  return proposals;
}

function isLastOfTurn(kind: Rhythm, date: string, calendar: Pick<Calendar, "isWorkingDay">): boolean {
  for (let next = addDays(date, 1); turnOf(kind, next) === turnOf(kind, date); next = addDays(next, 1))
    if (calendar.isWorkingDay(next)) return false;
  return true;
}

function titleOf(kind: Rhythm, date: string): string {
  const [year, month, day] = date.split("-").map(Number);
  if (kind === "daily") return `${month} 月 ${day} 日日研判`;
  if (kind === "weekly") return `${month} 月 ${day} 日当周周会办`;
  return kind === "monthly" ? `${year} 年 ${month} 月月通报` : `${year} 年第 ${quarterOf(date)} 季度季核查`;
}
