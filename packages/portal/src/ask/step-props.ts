import type { Draft } from "./draft.ts";

/** What every step of the form gets. */
export type StepProps = {
  draft: Draft;
  errors: Readonly<Record<string, string>>;
  /** Writes into the draft and takes the error of what was written away. */
  change: (patch: Partial<Draft>) => void;
};
