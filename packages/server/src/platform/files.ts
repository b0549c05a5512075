import { createWriteStream } from "node:fs";
import { mkdir, open, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { type Attachment, type AttachmentKind, attachmentMegabytesMax } from "@yihao/contract/files";
import { fileTypeFromFile } from "file-type";
import { sql } from "kysely";
import { Absent, Refusal } from "../kernel/decision.ts";
import { newId } from "../kernel/ids.ts";
import type { Db } from "./db.ts";
import type { Act, Call } from "./world.ts";

export interface AttachmentTable {
  city_code: string;
  id: string;
  name: string;
  media_type: string;
  bytes: number;
  uploaded_at: Date;
  uploaded_by: string | null;
  subject_type: string | null;
  subject_id: string | null;
  kind: AttachmentKind | null;
}
declare module "./db.ts" {
  interface Tables {
    attachment: AttachmentTable;
  }
}

/** The folder of attachments on disk. */
export type Files = { readonly folder: string };

// By content, never by name: what a clerk may open without harm.
const allowedTypes = new Map([
  ["image/jpeg", "图片"],
  ["image/png", "图片"],
  ["image/webp", "图片"],
  ["image/gif", "图片"],
  ["image/heic", "图片"],
  ["application/pdf", "PDF"],
  ["application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word"],
  ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Excel"],
  ["audio/mpeg", "音频"],
  ["audio/wav", "音频"],
  ["audio/mp4", "音频"],
  ["audio/x-m4a", "音频"],
  ["audio/amr", "音频"],
  ["video/mp4", "视频"],
  ["video/quicktime", "视频"],
]);

const pathOf = (files: Files, cityCode: string, id: string) => join(files.folder, cityCode, id.slice(0, 4), id);

/** Stores an upload: written aside, checked by content and size, then moved into place; a refused one leaves nothing behind. */
export async function storeUpload(call: Call, upload: { name: string; stream: Readable & { truncated?: boolean } }): Promise<Attachment> {
  const id = newId(call.at);
  const place = pathOf(call.world.files, call.cityCode, id);
  const draft = `${place}.part`;
  await mkdir(dirname(place), { recursive: true });
  try {
    const out = createWriteStream(draft, { flags: "wx", mode: 0o600 });
    await pipeline(upload.stream, out);
    if (upload.stream.truncated === true) throw new Refusal("file.tooLarge", { max: attachmentMegabytesMax });
    const bytes = out.bytesWritten;
    if (bytes === 0) throw new Refusal("file.empty");
    const found = await fileTypeFromFile(draft);
    if (found === undefined || !allowedTypes.has(found.mime)) throw new Refusal("file.typeNotAllowed", { type: found?.ext ?? "未知" });
    await rename(draft, place);
    const attachment = { id, name: cleanName(upload.name, found.ext), mediaType: found.mime, bytes, kind: null };
    await call.db
      .insertInto("attachment")
      .values({
        city_code: call.cityCode,
        id,
        name: attachment.name,
        media_type: attachment.mediaType,
        bytes,
        uploaded_at: call.at,
        uploaded_by: call.actor.kind === "staff" ? call.actor.accountId : null,
        subject_type: null,
        subject_id: null,
        kind: null,
      })
      .execute();
    return attachment;
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

const harmlessEnding = /\.(?:jpe?g|png|webp|gif|hei[cf]|pdf|docx|xlsx|mp3|wav|m4a|mp4|amr|mov)$/i;

function cleanName(name: string, extension: string): string {
  const plain = [
    ...name
      .normalize("NFC")
      .replace(/[\p{C}/\\:*?"<>|]/gu, "")
      .trim(),
  ]
    .slice(0, 80)
    .join("");
  if (plain === "") return `附件.${extension}`;
  // The content was looked at, the name was not: a picture called x.exe is saved as x.exe.png.
  return harmlessEnding.test(plain) ? plain : `${plain}.${extension}`;
}

/**
 * Gives uploads to a subject; each upload can be given once, so a guessed id of somebody else's upload in use is refused.
 * `kinds` says by id what each of them shows. Refusal file.unknown.
 */
export async function claimAttachments(
  act: Act,
  ids: readonly string[],
  subject: { type: string; id: string },
  kinds: Readonly<Partial<Record<string, AttachmentKind>>> = {},
): Promise<void> {
  if (ids.length === 0) return;
  const asked = [...new Set(ids)];
  const claimed = await sql<{ id: string }>`
    update attachment set subject_type = ${subject.type}, subject_id = ${subject.id}, kind = given.kind
    from unnest(${asked}::uuid[], ${asked.map((id) => kinds[id] ?? null)}::text[]) as given(id, kind)
    where attachment.city_code = ${act.cityCode} and attachment.id = given.id and attachment.subject_id is null
    returning attachment.id`.execute(act.db);
  if (claimed.rows.length !== asked.length) throw new Refusal("file.unknown");
}

export async function listAttachments(
  db: Db,
  cityCode: string,
  subjectIds: readonly string[],
): Promise<(Attachment & { subjectId: string })[]> {
  if (subjectIds.length === 0) return [];
  const rows = await db
    .selectFrom("attachment")
    .select(["id", "name", "media_type", "bytes", "subject_id", "kind"])
    .where("city_code", "=", cityCode)
    .where("subject_id", "in", [...subjectIds])
    .orderBy("id")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    mediaType: row.media_type,
    bytes: row.bytes,
    kind: row.kind,
    subjectId: row.subject_id ?? "",
  }));
}

/** The attachment and the subject it belongs to; whether this person may see the subject is for the owner of the subject to say. */
export async function findAttachment(
  db: Db,
  cityCode: string,
  id: string,
): Promise<(Attachment & { subjectType: string | null; subjectId: string | null }) | undefined> {
  const row = await db.selectFrom("attachment").selectAll().where("city_code", "=", cityCode).where("id", "=", id).executeTakeFirst();
  return (
    row && {
      id: row.id,
      name: row.name,
      mediaType: row.media_type,
      bytes: row.bytes,
      kind: row.kind,
      subjectType: row.subject_type,
      subjectId: row.subject_id,
    }
  );
}

/** Opens the bytes for reading; {@link Absent} when the file is gone from the disk. */
export async function openAttachment(call: Call, id: string): Promise<Readable> {
  const handle = await open(pathOf(call.world.files, call.cityCode, id)).catch(() => null);
  if (handle === null) throw new Absent("个附件");
  return handle.createReadStream();
}

/** Removes uploads that no act took within a day. */
export async function removeUnclaimed(call: Call): Promise<number> {
  const dayAgo = new Date(call.at.getTime() - 86_400_000);
  const gone = await call.db
    .deleteFrom("attachment")
    .where("city_code", "=", call.cityCode)
    .where("subject_id", "is", null)
    .where("uploaded_at", "<", dayAgo)
    .returning("id")
    .execute();
  for (const row of gone) await rm(pathOf(call.world.files, call.cityCode, row.id), { force: true });
  return gone.length;
}
