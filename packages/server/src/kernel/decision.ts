import type { Permit } from "@yihao/contract/can";
import { type RefusalCode, sentenceOf } from "@yihao/contract/refusals";

export type Facts = Readonly<Record<string, string | number | null>>;
/** What a rule says: yes, or no with the code and the facts of the refusal. Rules return it and never throw. */
export type Decision =
  | { readonly ok: true }
  | { readonly ok: false; readonly code: RefusalCode; readonly facts: Facts; readonly field?: string };

export const allow: Decision = { ok: true };
export function refuse(code: RefusalCode, facts: Facts = {}): Decision {
  return { ok: false, code, facts };
}

/** Says which field of the form a refusal is about; it then travels as 400 with the field instead of 409. */
export function atField(field: string, decision: Decision): Decision {
  return decision.ok ? decision : { ...decision, field };
}

/** The first refusal among several questions, or yes. */
export function all(...decisions: readonly Decision[]): Decision {
  return decisions.find((decision) => !decision.ok) ?? allow;
}

/** The business says no: 4xx with a sentence. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly facts: Facts;
  constructor(code: RefusalCode, facts: Facts = {}) {
    super(sentenceOf(code, facts));
    this.name = "Refusal";
    this.code = code;
    this.facts = facts;
  }
}

/** The shape is wrong: 400 with the fields. */
export class Invalid extends Error {
  readonly fields: readonly { field: string; message: string }[];
  constructor(fields: readonly { field: string; message: string }[]) {
    super(fields.map((each) => each.message).join("；"));
    this.name = "Invalid";
    this.fields = fields;
  }
}

/** Not there, or not for this person's eyes: the same answer. */
export class Absent extends Error {
  constructor(what: string) {
    super(`没有找到这${what}，或者您无权查看`);
    this.name = "Absent";
  }
}

/** Turns a refusal into an exception at the edge of an action. */
export function insist(decision: Decision): void {
  if (decision.ok) return;
  if (decision.field !== undefined) throw new Invalid([{ field: decision.field, message: sentenceOf(decision.code, decision.facts) }]);
  throw new Refusal(decision.code, decision.facts);
}

/** A decision as it travels in `can`. */
export function permitOf(decision: Decision): Permit {
  return decision.ok ? { allowed: true } : { allowed: false, code: decision.code, reason: sentenceOf(decision.code, decision.facts) };
}
