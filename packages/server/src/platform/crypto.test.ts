import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { createCrypto, openCrypto } from "./crypto.ts";

const folder = mkdtempSync(join(tmpdir(), "yihao-crypto-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const crypto = openCrypto(folder);
const seal = (value: string): Buffer => crypto.seal(value) ?? Buffer.alloc(0);
const aKey = (fill: string) => ({ cipher: fill.repeat(32), mac: fill.repeat(64) });

describe("sealed personal data", () => {
  it.each(["", "王建华", "13900001234", "濠东路99号 💡👨‍👩‍👧 𠮷", "\0"])("opens as it was: %j", (value) => {
    expect(crypto.open(crypto.seal(value))).toBe(value);
  });

  it("opens as it was, whatever it was", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 500 }), (value) => crypto.open(crypto.seal(value)) === value));
  });

  it("that is absent stays absent", () => {
    expect([crypto.seal(null), crypto.seal(undefined), crypto.open(null)]).toEqual([null, null, null]);
  });

  it("shows neither its text nor that two texts are the same", () => {
    const phone = "13900001234";
    expect(seal(phone).includes(phone)).toBe(false);
    const sealed = new Set(Array.from({ length: 600 }, () => seal(phone).toString("hex")));
    expect(sealed.size).toBe(600);
  });

  it("is refused when a single bit of it was altered, wherever", () => {
    const sealed = seal("13900001234");
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const altered = Buffer.from(sealed);
      altered[bit >> 3] = (altered[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(() => crypto.open(altered)).toThrow("无法解密");
    }
  });

  it("is refused when it was cut short or lengthened", () => {
    const sealed = seal("13900001234");
    for (let length = 0; length < sealed.length; length += 1) expect(() => crypto.open(sealed.subarray(0, length))).toThrow("无法解密");
    expect(() => crypto.open(Buffer.concat([sealed, Buffer.of(0)]))).toThrow("无法解密");
  });

  it("does not open with the keys of another installation", () => {
    const others = createCrypto({ current: 1, search: "a".repeat(64), keys: { 1: aKey("b") } });
    expect(() => others.open(seal("13900001234"))).toThrow("内容被改动过");
  });

  it("of an older key still opens after a newer one was added", () => {
    const search = "a".repeat(64);
    const before = createCrypto({ current: 1, search, keys: { 1: aKey("b") } });
    const after = createCrypto({ current: 2, search, keys: { 1: aKey("b"), 2: aKey("c") } });
    expect(after.open(before.seal("王建华"))).toBe("王建华");
    expect(after.seal("王建华")?.[0]).toBe(2);
    expect(after.digest("phone", "13900001234")).toEqual(before.digest("phone", "13900001234"));
  });
});

describe("the search digest", () => {
  it("is the same 32 bytes for the same value and purpose, also after a new start", () => {
    const digest = crypto.digest("phone", "13900001234");
    expect(digest).toHaveLength(32);
    expect(crypto.digest("phone", "13900001234")).toEqual(digest);
    expect(openCrypto(folder).digest("phone", "13900001234")).toEqual(digest);
  });

  it("differs by value, by purpose and by installation", () => {
    const others = createCrypto({ current: 1, search: "a".repeat(64), keys: { 1: aKey("b") } });
    const digests = [
      crypto.digest("phone", "13900001234"),
      crypto.digest("phone", "13900001235"),
      crypto.digest("email", "13900001234"),
      others.digest("phone", "13900001234"),
    ];
    expect(new Set(digests.map((digest) => digest.toString("hex"))).size).toBe(4);
  });
});

describe("the key file", () => {
  it("is for the owner's eyes only", () => {
    expect(statSync(join(folder, "keys.json")).mode & 0o777).toBe(0o600);
  });

  it("is made once when several processes start at the same moment", async () => {
    const fresh = join(folder, "fresh");
    const program = `import { openCrypto } from ${JSON.stringify(join(import.meta.dirname, "crypto.ts"))};
      process.stdout.write(openCrypto(process.argv[1]).digest("phone", "13900001234").toString("hex"));`;
    const run = () => promisify(execFile)(process.execPath, ["--input-type=module", "--eval", program, fresh]);
    const said = await Promise.all([run(), run(), run()]);
    const expected = openCrypto(fresh).digest("phone", "13900001234").toString("hex");
    expect(said.map(({ stdout }) => stdout)).toEqual([expected, expected, expected]);
    expect(readdirSync(fresh)).toEqual(["keys.json"]);
  });

  it("is never written over", () => {
    const before = readFileSync(join(folder, "keys.json"), "utf8");
    openCrypto(folder);
    expect(readFileSync(join(folder, "keys.json"), "utf8")).toBe(before);
  });

  it("without its current key stops the start", () => {
    expect(() => createCrypto({ current: 2, search: "a".repeat(64), keys: { 1: aKey("b") } })).toThrow("密钥文件中没有当前密钥");
  });
});
