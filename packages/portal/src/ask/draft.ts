import type { DemandKind } from "@yihao/contract/demand-words";
import type { CallOf } from "@yihao/contract/endpoint";
import type { Attachment } from "@yihao/contract/files";
import type { submitPublicDemand } from "../api.ts";
import { plainWords } from "../common/plain-words.ts";
import { createKeptStore } from "../kept-store.ts";

export type Draft = {
  /** Made once per draft: the same draft sent twice is one demand. */
  requestKey: string;
  touchedAt: number;
  /** Sent without an answer: it may have arrived, so nothing changes until that is known. */
  isUnsettled: boolean;
  isSnap: boolean;
  content: string;
  attachments: (Attachment & { uploadedAt: number })[];
  countyCode: string;
  streetCode: string;
  address: string;
  longitude: number | null;
  latitude: number | null;
  requesterName: string;
  contactPhone: string;
  email: string;
  isAnonymous: boolean;
  isConfidential: boolean;
  noReplyWanted: boolean;
  kind: DemandKind | null;
  isEnterprise: boolean;
  enterpriseName: string;
};

// The server removes uploads that nobody took after a day.
const keptMs = 23 * 3_600_000;

function newKey(): string {
  // randomUUID exists only on https.
  if (typeof crypto.randomUUID === "function") return crypto.randomUUID();
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

const blank = (): Draft => ({
  requestKey: newKey(),
  touchedAt: Date.now(),
  isUnsettled: false,
  isSnap: false,
  content: "",
  attachments: [],
  countyCode: "",
  streetCode: "",
  address: "",
  longitude: null,
  latitude: null,
  requesterName: "",
  contactPhone: "",
  email: "",
  isAnonymous: false,
  isConfidential: false,
  noReplyWanted: false,
  kind: null,
  isEnterprise: false,
  enterpriseName: "",
});

function revive(found: unknown): Draft {
  const kept = found as Partial<Draft> | null;
  if (typeof kept !== "object" || kept === null || typeof kept.content !== "string" || Date.now() - (kept.touchedAt ?? 0) > keptMs)
    return blank();
  const attachments = Array.isArray(kept.attachments) ? kept.attachments.filter((each) => Date.now() - each.uploadedAt < keptMs) : [];
  return { ...blank(), ...kept, attachments };
}

const store = createKeptStore<Draft>("yihao.draft", revive, { isShared: false });

export const useDraft = store.use;
export const readDraft = store.read;

export function changeDraft(change: Partial<Draft>): void {
  store.change((before) => ({ ...before, ...change, touchedAt: Date.now() }));
}

/** Beginning a report: a draft with nothing in it yet takes the way that was chosen, pictures first or words first. */
export function beginDraft(isSnap: boolean): void {
  if (isBlank(store.read())) changeDraft({ isSnap });
}

/** From here on it is another report, with the same contents. */
export function renewKey(): void {
  changeDraft({ requestKey: newKey(), isUnsettled: false });
}

export function clearDraft(): void {
  store.change(blank);
}

/** Words from the home page: nothing that was written before is lost. */
export function addWords(words: string): void {
  const typed = words.trim();
  const { content, isUnsettled } = store.read();
  if (typed === "" || isUnsettled || content.includes(typed)) return;
  changeDraft({ content: content.trim() === "" ? typed : `${content.trimEnd()}\n${typed}` });
}

export function isBlank(draft: Draft): boolean {
  return draft.content.trim() === "" && draft.attachments.length === 0;
}

/** The draft as it goes to the server: what was left open is left out. */
export function bodyOf(draft: Draft): CallOf<typeof submitPublicDemand>["body"] {
  const region = draft.streetCode || draft.countyCode;
  return {
    requestKey: draft.requestKey,
    channel: draft.isSnap ? "snap" : "web",
    content: plainWords(draft.content) ?? "",
    kind: draft.kind,
    line: draft.isEnterprise ? "enterprise" : "citizen",
    enterpriseName: draft.isEnterprise ? plainWords(draft.enterpriseName) : undefined,
    regionCode: region === "" ? null : region,
    address: plainWords(draft.address),
    longitude: draft.longitude,
    latitude: draft.latitude,
    requesterName: draft.isAnonymous ? undefined : plainWords(draft.requesterName),
    contactPhone: plainWords(draft.contactPhone),
    email: plainWords(draft.email),
    attachmentIds: draft.attachments.map((each) => each.id),
    isAnonymous: draft.isAnonymous,
    isConfidential: draft.isConfidential,
    noReplyWanted: draft.noReplyWanted,
  };
}
