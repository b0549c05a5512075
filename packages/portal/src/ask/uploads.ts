import { ProblemError } from "@yihao/contract/client";
import { useSyncExternalStore } from "react";
import { uploadFile } from "../api.ts";
import { changeDraft, readDraft } from "./draft.ts";

/** A file on its way, or one that did not get through. `progress` is the share sent, 0 to 1. */
export type Upload = { key: number; file: File; progress: number; error: string | null };

export const filesMax = 9;
const megabytesMax = 20;
const atOnceMax = 2;

let uploads: readonly Upload[] = [];
let keysGiven = 0;
const stops = new Map<number, AbortController>();
const previews = new Map<string, string>();
const hearers = new Set<() => void>();

function setUploads(next: readonly Upload[]): void {
  uploads = next;
  for (const hear of hearers) hear();
}
const changeUpload = (key: number, change: Partial<Upload>) =>
  setUploads(uploads.map((each) => (each.key === key ? { ...each, ...change } : each)));

/** Takes files in up to the limit; returns how many were left out. */
export function addFiles(files: readonly File[]): number {
  const room = Math.max(0, filesMax - readDraft().attachments.length - uploads.length);
  const taken = files.slice(0, room).map((file): Upload => {
    keysGiven += 1;
    const isTooLarge = file.size > megabytesMax * 1024 * 1024;
    return { key: keysGiven, file, progress: 0, error: isTooLarge ? `文件超过 ${megabytesMax} MB，请压缩后再传` : null };
  });
  setUploads([...uploads, ...taken]);
  startWaiting();
  return files.length - taken.length;
}

export function retryUpload(key: number): void {
  changeUpload(key, { error: null, progress: 0 });
  startWaiting();
}

export function dropUpload(key: number): void {
  stops.get(key)?.abort();
  setUploads(uploads.filter((each) => each.key !== key));
}

/** Forgets what is on its way or failed, with the draft it belonged to. */
export function dropAllUploads(): void {
  for (const { key } of uploads) dropUpload(key);
}

export function dropAttachment(id: string): void {
  changeDraft({ attachments: readDraft().attachments.filter((each) => each.id !== id) });
  const preview = previews.get(id);
  if (preview !== undefined) URL.revokeObjectURL(preview);
  previews.delete(id);
}

function startWaiting(): void {
  for (const upload of uploads) {
    if (stops.size >= atOnceMax) return;
    if (upload.error === null && !stops.has(upload.key)) void send(upload);
  }
}

async function send({ key, file }: Upload): Promise<void> {
  const stop = new AbortController();
  stops.set(key, stop);
  const { requestKey } = readDraft();
  try {
    const attachment = await uploadFile(file, (progress) => changeUpload(key, { progress }), stop.signal);
    // Meanwhile it may have been taken back, or the draft may be another one.
    if (!stop.signal.aborted && readDraft().requestKey === requestKey) {
      if (attachment.mediaType.startsWith("image/")) previews.set(attachment.id, URL.createObjectURL(file));
      changeDraft({ attachments: [...readDraft().attachments, { ...attachment, uploadedAt: Date.now() }] });
    }
    setUploads(uploads.filter((each) => each.key !== key));
  } catch (error) {
    changeUpload(key, { error: error instanceof ProblemError ? error.problem.title : "没有传上去，请重试" });
  } finally {
    stops.delete(key);
    startWaiting();
  }
}

/** A picture of an uploaded file, while the page that took it is open. */
export function previewOf(id: string): string | undefined {
  return previews.get(id);
}

function subscribe(hear: () => void): () => void {
  hearers.add(hear);
  return () => hearers.delete(hear);
}

export function useUploads(): readonly Upload[] {
  return useSyncExternalStore(subscribe, () => uploads);
}
