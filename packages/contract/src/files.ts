import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { byId, id } from "./fields.ts";
import { defineWords, type ValueOf } from "./words.ts";

export const attachmentCountMax = 9;
export const attachmentMegabytesMax = 20;
export const AttachmentKind = defineWords("附件种类", {
  evidence: "佐证材料",
  contact: "联系凭证",
  result: "办理结果",
  identity: "证件",
  other: "其他",
});
export type AttachmentKind = ValueOf<typeof AttachmentKind>;
export const Attachment = z.object({
  id,
  name: z.string(),
  mediaType: z.string(),
  bytes: z.int(),
  kind: AttachmentKind.schema.nullable().default(null),
});
export type Attachment = z.infer<typeof Attachment>;
export const attachmentIds = z.array(id).max(attachmentCountMax, `附件最多 ${attachmentCountMax} 个`).default([]);
/** What each attachment shows, by its id; one that is not named has no kind. */
export const attachmentKinds = z.record(id, AttachmentKind.schema).default({});

/** multipart/form-data, field `file`. An upload belongs to nobody until an act takes it; unclaimed ones are removed after a day. */
export const uploadAttachment = endpoint({
  method: "POST",
  path: "/attachments",
  gate: "public",
  tag: "附件",
  summary: "上传附件",
  reply: Attachment,
  status: 201,
});
export const downloadAttachment = endpoint({
  method: "GET",
  path: "/attachments/:id",
  gate: "signedIn",
  tag: "附件",
  summary: "下载附件",
  params: byId,
});
