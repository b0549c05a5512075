import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  type KeyObject,
  randomBytes,
  randomFillSync,
  timingSafeEqual,
} from "node:crypto";
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Personal data at rest: SM4-CTR with HMAC-SM3 (encrypt then authenticate), and a keyed SM3 hash beside it for exact search. */
export type Crypto = {
  /** Encrypts a text; null stays null. Layout: key id (1) · iv (16) · cipher text · tag (16). */
  seal(value: string | null | undefined): Buffer | null;
  /** Throws when the bytes were altered or the key is unknown. */
  open(sealed: Buffer | null): string | null;
  /** The same value and purpose give the same 32 bytes; nothing can be read back from them. */
  digest(purpose: string, value: string): Buffer;
};

type KeySet = { id: number; cipher: KeyObject; mac: KeyObject };
type KeyFile = { current: number; search: string; keys: Record<string, { cipher: string; mac: string }> };

const ivs = Buffer.alloc(16 * 256);
let ivsUsed = ivs.length;
function nextIv(): Buffer {
  if (ivsUsed === ivs.length) {
    randomFillSync(ivs);
    ivsUsed = 0;
  }
  ivsUsed += 16;
  return Buffer.from(ivs.subarray(ivsUsed - 16, ivsUsed));
}

/** Reads the key file of the data folder, or makes it on the first start (mode 0600). Losing it loses the personal data. */
export function openCrypto(dataFolder: string): Crypto {
  const file = join(dataFolder, "keys.json");
  if (!existsSync(file)) writeKeyFile(dataFolder, file);
  return createCrypto(JSON.parse(readFileSync(file, "utf8")) as KeyFile);
}

function writeKeyFile(dataFolder: string, file: string): void {
  mkdirSync(dataFolder, { recursive: true });
  const keys: KeyFile = {
    current: 1,
    search: randomBytes(32).toString("hex"),
    keys: { 1: { cipher: randomBytes(16).toString("hex"), mac: randomBytes(32).toString("hex") } },
  };
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(keys, null, 2), { mode: 0o600, flag: "wx", flush: true });
  try {
    // link, not rename: when two processes start at once the first key file must win.
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

export function createCrypto(file: KeyFile): Crypto {
  const secret = (hex: string) => createSecretKey(Buffer.from(hex, "hex"));
  const sets = new Map<number, KeySet>();
  for (const [id, each] of Object.entries(file.keys))
    sets.set(Number(id), { id: Number(id), cipher: secret(each.cipher), mac: secret(each.mac) });
  const current = sets.get(file.current);
  if (current === undefined) throw new Error("密钥文件中没有当前密钥");
  const search = secret(file.search);
  return {
    seal(value) {
      if (value === null || value === undefined) return null;
      const iv = nextIv();
      const cipher = createCipheriv("sm4-ctr", current.cipher, iv);
      const head = Buffer.concat([Buffer.of(current.id), iv, cipher.update(value, "utf8"), cipher.final()]);
      return Buffer.concat([head, createHmac("sm3", current.mac).update(head).digest().subarray(0, 16)]);
    },
    open(sealed) {
      if (sealed === null) return null;
      const keys = sets.get(sealed[0] ?? 0);
      if (keys === undefined || sealed.length < 33) throw new Error("无法解密：密钥不存在");
      const head = sealed.subarray(0, -16);
      const tag = createHmac("sm3", keys.mac).update(head).digest().subarray(0, 16);
      if (!timingSafeEqual(tag, sealed.subarray(-16))) throw new Error("无法解密：内容被改动过");
      const decipher = createDecipheriv("sm4-ctr", keys.cipher, head.subarray(1, 17));
      return Buffer.concat([decipher.update(head.subarray(17)), decipher.final()]).toString("utf8");
    },
    digest: (purpose, value) => createHmac("sm3", search).update(`${purpose}:${value}`).digest(),
  };
}
