import { useSearchParams } from "react-router";
import { useNow } from "../common/use-now.ts";
import { type Preset, type Range, readRange } from "./range.ts";

/** The range of the page, kept in the address. */
export function useRange(): {
  range: Range;
  choose: (preset: Exclude<Preset, "own">) => void;
  chooseDays: (from: string, to: string) => void;
} {
  const [params, setParams] = useSearchParams();
  const range = readRange(params, new Date(useNow()));
  const change = (changes: Readonly<Record<string, string | null>>) =>
    setParams((before) => {
      const next = new URLSearchParams(before);
      for (const [name, value] of Object.entries(changes)) {
        if (value === null) next.delete(name);
        else next.set(name, value);
      }
      return next;
    });
  return {
    range,
    choose: (preset) => change({ from: null, to: null, range: preset === "days30" ? null : preset }),
    chooseDays: (from, to) => change({ from, to, range: null }),
  };
}
