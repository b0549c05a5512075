import { createHash } from "node:crypto";
import type { BodyOf, ReplyOf } from "@yihao/contract/endpoint";
import type { openCluePackage, sealClueOfCase } from "@yihao/contract/oversight";
import { decideHolds } from "../../../kernel/actor.ts";
import { Absent, insist } from "../../../kernel/decision.ts";
import { newId } from "../../../kernel/ids.ts";
import { audit } from "../../../platform/audit.ts";
import { emit } from "../../../platform/events.ts";
import { claimAttachments, listAttachments, openAttachment } from "../../../platform/files.ts";
import { transact } from "../../../platform/transact.ts";
import type { Act, Call } from "../../../platform/world.ts";
import { assignmentsOf } from "../../handling/index.ts";
import { readWorkOrder, requireWorkOrder, staffScope, workOrderTimeline } from "../../work-order/index.ts";
import { readCase } from "../queries/case.ts";
import { decideHand } from "../rules/index.ts";
import { type CluePackageTable, findCase, findPackage, insertPackage, loadPackage, markTaken } from "../store/index.ts";
import { caseNumber } from "./auto-cases.ts";
import { officerOf } from "./load.ts";

type Words = BodyOf<typeof sealClueOfCase>;
type Of = { readonly workOrderId: string | null; readonly caseId: string | null; readonly platformCode: string };

/** 移交问题线索 of an order. */
export async function sealOrder(call: Call, workOrderId: string, body: Words): Promise<CluePackageTable> {
  const order = await requireWorkOrder(call, workOrderId);
  return seal(call, body, { workOrderId, caseId: null, platformCode: order.platform_code });
}

/** 移交问题线索 of a case, with its order where it has one. */
export async function sealCase(call: Call, caseId: string, body: Words): Promise<CluePackageTable> {
  const supervised = await findCase(call.db, staffScope(call), caseId);
  if (supervised === undefined) throw new Absent("张督办单");
  return seal(call, body, { workOrderId: supervised.work_order_id, caseId, platformCode: supervised.platform_code });
}

/**
 * Freezes all that is known now in one document, encrypted; its digests are kept beside it in the open, so that whoever holds the document can
 * show that it is this one. No line on the order's timeline: those it is about must not read of it.
 */
async function seal(call: Call, body: Words, of: Of): Promise<CluePackageTable> {
  const number = `XS${caseNumber(await call.world.numbers.next(call.cityCode, call.at)).slice(2)}`;
  return transact(call, async (act) => {
    const id = newId(act.at);
    await claimAttachments(act, body.attachmentIds, { type: "cluePackage", id });
    const papers = await papersOf(act, id, of);
    const content = JSON.stringify(
      { number, sealedAt: act.at.toISOString(), sealedBy: act.actor.name, summary: body.summary, ...papers },
      null,
      2,
    );
    const row: CluePackageTable = {
      city_code: act.cityCode,
      id,
      platform_code: of.platformCode,
      number,
      recipient: body.recipient,
      work_order_id: of.workOrderId,
      case_id: of.caseId,
      summary_sealed: sealed(act, body.summary),
      content_sealed: sealed(act, content),
      digest_sha256: digestOf("sha256", content),
      digest_sm3: digestOf("sm3", content),
      bytes: Buffer.byteLength(content),
      attachment_count: papers.attachments.length,
      sealed_at: act.at,
      sealed_by: officerOf(act),
      sealed_by_name: act.actor.name,
      taken_by_name: null,
      taken_at: null,
    };
    await insertPackage(act.db, row);
    await emit(act, { type: "supervision.clue_sealed", subjectId: id, facts: { number, recipient: body.recipient } });
    return row;
  });
}

function sealed(act: Act, text: string): Buffer {
  const bytes = act.world.crypto.seal(text);
  if (bytes === null) throw new Error("a text was not sealed");
  return bytes;
}

const digestOf = (algorithm: "sha256" | "sm3", content: string) => createHash(algorithm).update(content).digest("hex");

async function papersOf(act: Act, packageId: string, { workOrderId, caseId }: Of) {
  const workOrder = workOrderId === null ? null : await readWorkOrder(act, workOrderId);
  const timeline = workOrderId === null ? [] : (await workOrderTimeline(act, workOrderId)).items;
  const handling = workOrderId === null ? null : await assignmentsOf(act, workOrderId);
  const supervision = caseId === null ? null : await readCase(act, caseId);
  const replies = handling?.items.flatMap((assignment) => assignment.replies.map((reply) => reply.id)) ?? [];
  const answers = supervision?.answers.map((answer) => answer.id) ?? [];
  const demandIds = workOrder === null ? [] : [workOrder.demand.id];
  const files = await listAttachments(act.db, act.cityCode, [
    packageId,
    ...demandIds,
    ...replies,
    ...answers,
    ...(caseId === null ? [] : [caseId]),
  ]);
  const attachments = [];
  for (const { id, name, mediaType, bytes, subjectId } of files)
    attachments.push({ id, name, mediaType, bytes, subjectId, sha256: await digestOfFile(act, id) });
  return { workOrder, timeline, handling, supervision, attachments };
}

/** Null when the file is gone from the disk: the list says so, and the package is sealed all the same. */
async function digestOfFile(act: Act, id: string): Promise<string | null> {
  try {
    const hash = createHash("sha256");
    for await (const chunk of await openAttachment(act, id)) hash.update(chunk as Buffer);
    return hash.digest("hex");
  } catch (error) {
    if (error instanceof Absent) return null;
    throw error;
  }
}

/** Opens a package; every opening is written down with its purpose, whoever does it. */
export async function openPackage(call: Call, id: string, purpose: string): Promise<ReplyOf<typeof openCluePackage>> {
  return transact(call, async (act) => {
    const row = await loadPackage(act.db, staffScope(act), id);
    const content = act.world.crypto.open(row.content_sealed) ?? "";
    const summary = act.world.crypto.open(row.summary_sealed) ?? "";
    const isIntact = digestOf("sha256", content) === row.digest_sha256 && digestOf("sm3", content) === row.digest_sm3;
    await audit(act, {
      action: "clue_package.opened",
      subjectType: "clue_package",
      subjectId: id,
      detail: { number: row.number, purpose, isIntact },
    });
    return { summary, content, isIntact };
  });
}

/** 登记接收人: who took it, when. */
export async function handPackage(
  call: Call,
  id: string,
  { takenBy, takenAt }: { takenBy: string; takenAt: string },
): Promise<CluePackageTable> {
  return transact(call, async (act) => {
    const row = await loadPackage(act.db, staffScope(act), id);
    const at = new Date(takenAt);
    insist(decideHand({ takenBy: row.taken_by_name, sealedAt: row.sealed_at }, at, act.at));
    await markTaken(act.db, act.cityCode, id, { by: takenBy, at });
    await audit(act, {
      action: "clue_package.handed",
      subjectType: "clue_package",
      subjectId: id,
      detail: { number: row.number, takenBy },
    });
    return { ...row, taken_by_name: takenBy, taken_at: at };
  });
}

/** For the papers in it: a look at one of them is a look into the package, and is written down as such. */
export async function requirePackage(call: Call, id: string): Promise<void> {
  const found = decideHolds(call.actor, "supervision.handOver").ok ? await findPackage(call.db, staffScope(call), id) : undefined;
  if (found === undefined) throw new Absent("个附件");
  await audit(call, { action: "clue_package.paper_opened", subjectType: "clue_package", subjectId: id, detail: { number: found.number } });
}
