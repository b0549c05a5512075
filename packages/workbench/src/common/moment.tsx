import { dateTimeWords, shortTimeWords, sinceWords } from "@yihao/ui/time-words.ts";
import { useNow } from "./use-now.ts";

/** An instant: whole by default, `short` in rows, `since` as how long ago; the whole on hover. */
export function Moment({ at, as = "whole" }: { at: string; as?: "whole" | "short" | "since" }) {
  const now = useNow();
  const words = as === "whole" ? dateTimeWords(at) : as === "short" ? shortTimeWords(at) : sinceWords(at, now);
  return (
    <time className="figures" dateTime={at} title={dateTimeWords(at)}>
      {words}
    </time>
  );
}
