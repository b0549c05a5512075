import type { EmergencyState, EmergencyStep } from "@yihao/contract/emergency";

const plain = (text: string) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, "");

/** The terms that stand in the words, in their own order. */
export function termsIn(words: string, terms: readonly string[]): string[] {
  const text = plain(words);
  return terms.filter((term) => text.includes(plain(term)));
}

type Limits = { readonly state: EmergencyState; readonly confirmBy: Date; readonly directBy: Date | null };
export type DueStep = { readonly step: EmergencyStep; readonly dueAt: Date };
/** What has a limit of minutes: the first two steps. */
export function dueStepOf({ state, confirmBy, directBy }: Limits): DueStep | null {
  if (state === "flagged") return { step: "confirm", dueAt: confirmBy };
  return state === "confirmed" && directBy !== null ? { step: "direct", dueAt: directBy } : null;
}

/** The last level there is to tell: first the leader on duty, then all leaders. */
const topLevel = 2;
/** When the next person up is told, after `level` was told at `at`; null when nobody is above. `limitMinutes`: the limit of the step. */
export function nextRemindAt(level: number, at: Date, limitMinutes: number): Date | null {
  return level >= topLevel ? null : new Date(at.getTime() + limitMinutes * 60_000);
}

/** Whole minutes from one moment to the next; null while the second has not come. */
export function minutesBetween(from: Date | null, to: Date | null): number | null {
  return from === null || to === null ? null : Math.floor((to.getTime() - from.getTime()) / 60_000);
}

export const briefingNumber = (year: number, serial: number) => `12345专报〔${year}〕${serial}号`;
