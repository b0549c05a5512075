import { countWorkOrders } from "@yihao/contract/work-order";
import { countWords } from "@yihao/ui/number-words.ts";
import { useReading } from "../common/use-reading.ts";

type State = "awaitingDispatch" | "awaitingCompletion" | "dispatched" | "awaitingReview" | "awaitingCallback" | "overdue";

/** "12 件" of one state, once it is known. */
export function useOrderCount(state: State): string | undefined {
  const counts = useReading(countWorkOrders, {}, { topics: ["workOrders"] });
  return counts.data && `${countWords(counts.data[state])} 件`;
}
