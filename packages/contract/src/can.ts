import { z } from "zod";

/** What this person may do now; a refusal carries its code and sentence, so that a page can show the button disabled with the reason. */
export const Permit = z.union([
  z.object({ allowed: z.literal(true) }),
  z.object({ allowed: z.literal(false), code: z.string(), reason: z.string() }),
]);
export type Permit = z.infer<typeof Permit>;

/** `can` of a noun: one permit for each named act. */
export function canOf<const Acts extends readonly string[]>(...acts: Acts) {
  const shape = Object.fromEntries(acts.map((act) => [act, Permit])) as Record<Acts[number], typeof Permit>;
  return z.object(shape);
}
