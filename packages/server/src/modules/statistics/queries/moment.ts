import type { Scope } from "../../../kernel/actor.ts";
import { insist } from "../../../kernel/decision.ts";
import type { Call } from "../../../platform/world.ts";
import { calendarOf } from "../../directory/index.ts";
import { staffScope } from "../../work-order/index.ts";
import type { Moment } from "../indicators/index.ts";
import { type Days, decideRange, type Period, periodOf } from "../rules/index.ts";
import type { Placed, Source } from "../store/index.ts";
import { workedRelation } from "../worked-time.ts";

/** What every question of statistics begins with: who asks, when, about which period. */
export type Question = { readonly scope: Scope; readonly days: Days; readonly period: Period; readonly moment: Moment };

/** Throws for a range that is reversed or too long. */
export async function questionOf(call: Call, { from, to }: Days): Promise<Question> {
  const days = { from, to };
  insist(decideRange(days));
  return {
    scope: staffScope(call),
    days,
    period: periodOf(days),
    moment: { now: call.at, calendar: await calendarOf(call) },
  };
}

/** The rows of a view in a span. Only assignments are measured in working time. */
export function sourceOf({ scope, moment }: Question, of: Placed, span: Period): Source {
  return { scope, of, span, ...(of.view === "assignment_fact" ? { relations: workedRelation(moment.calendar, moment.now) } : {}) };
}
