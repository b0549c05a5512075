import type { Receipt } from "@yihao/contract/demand";
import { createKeptStore } from "../kept-store.ts";

/** A receipt on this device: what opens the progress, and enough to know which one it is. */
export type OwnReceipt = Pick<Receipt, "number" | "queryCode" | "registeredAt" | "next"> & { beginning: string };

const receiptsMax = 50;

function revive(found: unknown): OwnReceipt[] {
  return Array.isArray(found)
    ? found.filter((each: Partial<OwnReceipt> | null) => typeof each?.number === "string" && typeof each.queryCode === "string")
    : [];
}

const store = createKeptStore<OwnReceipt[]>("yihao.receipts", revive, { isShared: true });

export const useOwnReceipts = store.use;

export function keepReceipt(receipt: OwnReceipt): void {
  store.change((before) => [receipt, ...before.filter((each) => each.number !== receipt.number)].slice(0, receiptsMax));
}

export function removeReceipt(number: string): void {
  store.change((before) => before.filter((each) => each.number !== number));
}
