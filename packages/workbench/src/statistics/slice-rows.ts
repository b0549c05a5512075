import type { ReplyOf } from "@yihao/contract/endpoint";
import type { readBreakdown } from "@yihao/contract/statistics";

type Slice = ReplyOf<typeof readBreakdown>["items"][number];
/** A slice with its third published column: 流转中 is what is neither answered nor dispatched. */
export type SliceRow = Slice & { readonly open: number };

export function sliceRowsOf(items: readonly Slice[]): SliceRow[] {
  return items.map((slice) => ({ ...slice, open: slice.count - slice.answered - slice.dispatched }));
}
