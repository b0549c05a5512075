import { z } from "zod";

// Controls (tab and line feed apart), lone surrogates, zero-width spaces and bidirectional overrides: never meant by a writer, able to
// mislead a reader. The joiner inside an emoji is meant.
const forbidden = /(?![\t\n])[\p{Cc}\p{Cs}\u200B\u202A-\u202E\u2066-\u2069\uFEFF]/u;

const lengthOf = (value: string) => [...value].length;

/** A line or paragraph of text. Length in characters (code points) after trimming; NFC; line ends become \n. */
export function text(label: string, max: number, min = 1) {
  return z
    .string({ error: (issue) => (issue.input === undefined ? `请填写${label}` : `${label}应为文字`) })
    .transform((value) => value.replace(/\r\n?/g, "\n").normalize("NFC").trim())
    .refine((value) => !forbidden.test(value), `${label}含有无法识别的字符，请删去后重试`)
    .refine((value) => lengthOf(value) >= min, min <= 1 ? `请填写${label}` : `${label}至少 ${min} 个字`)
    .refine((value) => lengthOf(value) <= max, `${label}最多 ${max} 个字`);
}

/** Optional text: an empty string means absent and becomes undefined, so that NULL is the only "nothing" in the database. */
export function optionalText(label: string, max: number) {
  return z.preprocess(
    (value) => (value === null || (typeof value === "string" && value.trim() === "") ? undefined : value),
    text(label, max).optional(),
  );
}

// Mainland mobile numbers; area code + 7–8 digits (with optional extension); 400/800 service numbers.
const phonePattern = /^(?:1[3-9]\d{9}|0\d{2,3}-?[2-9]\d{6,7}(?:-\d{1,6})?|[48]00-?\d{3}-?\d{4})$/;

/** A telephone number as people write it; spaces, a leading +86 and the hyphens of a mobile number are dropped. */
export const phone = z
  .string({ error: "请填写电话号码" })
  .transform((value) =>
    value
      .normalize("NFKC")
      .replace(/[\s()]/g, "")
      .replace(/^(?:\+?86-?)?(1[3-9]\d)-?(\d{4})-?(\d{4})$/, "$1$2$3"),
  )
  .refine((value) => phonePattern.test(value), "电话号码不完整：手机 11 位，座机请带区号，如 0513-85550000");

const trimmed = (value: unknown) => (typeof value === "string" ? value.trim() : value);
const orNothing = (value: unknown) => (value === null || trimmed(value) === "" ? undefined : trimmed(value));
export const optionalPhone = z.preprocess(orNothing, phone.optional());
export const optionalEmail = z.preprocess(orNothing, z.email("邮箱地址不正确").max(254, "邮箱地址过长").optional());

export const id = z.uuid("编号格式不正确");
export const code = (label: string) => z.string({ error: `请选择${label}` }).regex(/^[A-Za-z0-9_-]{1,32}$/, `${label}代码不正确`);
/** A day of the years that a hotline can mean; the arithmetic of days has no answer near the ends of the calendar. */
export const date = (label: string) =>
  z.iso
    .date({ error: `${label}应为日期，如 2026-11-23`, abort: true })
    .refine((value) => value >= "1900-01-01" && value <= "2999-12-31", `${label}应在 1900 年至 2999 年之间`);
export const instant = (label: string) => z.iso.datetime({ offset: true, error: `${label}应为带时区的时间，如 2026-11-23T09:30:00+08:00` });
export const flag = z.boolean({ error: "应为是或否" });
/** A boolean in a query string. */
export const queryFlag = z.enum(["true", "false"], { error: "应为 true 或 false" }).transform((value) => value === "true");

export const byId = z.object({ id });
/** Made by the caller for one act; the same key sent twice is the same act, and the second reply equals the first. */
export const requestKey = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/, "请求键应为 8–64 位字母、数字");
