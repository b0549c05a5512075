/** "+08:00" as milliseconds; null for another form. */
export function offsetMs(zone: string): number | null {
  const parts = /^([+-])(0\d|1[0-4]):([0-5]\d)$/.exec(zone);
  if (parts === null) return null;
  return (parts[1] === "-" ? -1 : 1) * (Number(parts[2]) * 60 + Number(parts[3])) * 60_000;
}

const written =
  /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[T\s]*(\d{1,2})\s*[:：时]\s*(\d{1,2})(?:\s*[:：分]\s*(\d{1,2})(?:\.(\d+))?)?\s*[分秒]?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i;
const compact = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})$/;
const dayMs = 86_400_000;
// Serial 1 is 1900-01-01, and the sheet believes in a 29 February 1900.
const serialZero = Date.UTC(1899, 11, 30);
// 1954 to 2119: a smaller number is no date, a larger one counts seconds or milliseconds.
const serialMin = 20_000;
const serialMax = 80_000;

/**
 * An instant from what exports write: ISO 8601, "2026-02-13 09:30[:00]", "2026/2/13 9:30", "2026年2月13日 9时30分", a date alone (midnight),
 * 20260213093000, a serial date of Excel, or Unix time in seconds or milliseconds. Wall-clock times are of `zone`. Null for anything else.
 */
export function readTime(value: unknown, zone: string): Date | null {
  const text = typeof value === "number" ? String(value) : typeof value === "string" ? value.normalize("NFKC").trim() : "";
  if (/^\d+(\.\d+)?$/.test(text)) return readNumber(text, zone);
  const parts = written.exec(text);
  return parts === null ? null : instantOf(parts.slice(1, 8), parts[8] ?? zone);
}

function readNumber(text: string, zone: string): Date | null {
  const parts = compact.exec(text);
  if (parts !== null) return instantOf(parts.slice(1), zone);
  const number = Number(text);
  if (/^\d{13}$/.test(text)) return new Date(number);
  if (/^\d{10}$/.test(text)) return new Date(number * 1000);
  if (number < serialMin || number > serialMax) return null;
  // The fraction of a day carries rounding errors; sheets know no shorter time than a second.
  const wallClock = serialZero + Math.round(number * 86_400) * 1000;
  return new Date(wallClock - (offsetMs(zone) ?? 0));
}

function instantOf(parts: readonly (string | undefined)[], zone: string): Date | null {
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts.slice(0, 6).map((part) => Number(part ?? 0));
  const milliseconds = Number(`0.${parts[6] ?? "0"}`) * 1000;
  const offset = zone.toUpperCase() === "Z" ? 0 : offsetMs(zone.includes(":") ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`);
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && date.getUTCFullYear() === year;
  if (offset === null || !exists || hour > 24 || minute > 59 || second > 59 || (hour === 24 && minute + second > 0)) return null;
  return new Date(date.getTime() + (hour / 24) * dayMs + minute * 60_000 + second * 1000 + Math.floor(milliseconds) - offset);
}
