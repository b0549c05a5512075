import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { Failure } from "../arguments.ts";

export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "gb18030";
/** Where reading stands; shared by all steps. */
export type Meter = { bytes: number };

/** UTF-16 by its mark; UTF-8 when every byte of the file fits; else GB18030, which GBK and GB2312 are part of. */
export async function findEncoding(file: string): Promise<Encoding> {
  const head = await readHead(file, 2);
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  return (await fitsUtf8(file)) ? "utf-8" : "gb18030";
}

async function fitsUtf8(file: string): Promise<boolean> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) decoder.decode(chunk as Buffer, { stream: true });
    decoder.decode();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ERR_ENCODING_INVALID_ENCODED_DATA") return false;
    throw error;
  }
}

export async function readHead(file: string, bytes: number): Promise<Buffer> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(bytes), 0, bytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** The text of the file in pieces, without its mark. Throws Failure where the bytes are no text of this encoding. */
export async function* decoded(file: string, encoding: Encoding, meter: Meter): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for await (const chunk of createReadStream(file, { highWaterMark: 1 << 16 })) {
      meter.bytes += (chunk as Buffer).length;
      const piece = decoder.decode(chunk as Buffer, { stream: true });
      if (piece !== "") yield piece;
    }
    const rest = decoder.decode();
    if (rest !== "") yield rest;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ERR_ENCODING_INVALID_ENCODED_DATA")
      throw new Failure("文件既不是 UTF-8 也不是 GB18030（GBK）编码，请转换后再导入");
    throw error;
  }
}
