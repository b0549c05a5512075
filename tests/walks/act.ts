import type { Permit } from "@yihao/contract/can";
import type { Client } from "@yihao/contract/client";
import type { City } from "@yihao/testkit/city";
import type { Random } from "./random.ts";

/** One case on its way: its order, and the demand with the receipt that the requester holds. */
export type Walk = {
  readonly city: City;
  readonly random: Random;
  readonly demandId: string;
  readonly orderId: string;
  readonly receipt: { number: string; queryCode: string };
};

/** What one person could do to one thing, with what the server says about it beforehand. */
export type Offer = { readonly permit: Permit; readonly run: () => Promise<unknown> };
export type WalkAct = {
  readonly name: string;
  /** People who try it; one is drawn. */
  readonly who: readonly string[];
  /** Leads away from an end (退回, 退单 …): left out when a case is brought to one. */
  readonly isDetour?: true;
  /** How often it is drawn, against the others. */
  readonly weight: number;
  /** Null when this person sees nothing that it could be done to. */
  readonly find: (walk: Walk, client: Client) => Promise<Offer | null>;
};

export const dispatchers = ["paidan01", "paidan02"];
export const reviewers = ["shenhe01", "shenhe02"];
export const officers = ["huifang01", "huifang02"];
/** Who works for the agencies that orders of the walks go to. */
export const handlers = ["szyl01", "csgl01", "rsj01", "chongchuan01", "chongchuancsgl01"];
export const agencies = ["szyl", "csgl", "rsj", "chongchuan"];
