const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

const shanghai = new Intl.DateTimeFormat("zh-CN", {
  timeZone: "Asia/Shanghai",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  hourCycle: "h23",
});

function partsOf(instant: string | Date): Record<string, string> {
  return Object.fromEntries(shanghai.formatToParts(new Date(instant)).map((part) => [part.type, part.value]));
}

/** An instant (ISO 8601 or Date) as `2026-11-22`, always in Asia/Shanghai. */
export function dateWords(instant: string | Date): string {
  const { year, month, day } = partsOf(instant);
  return `${year}-${month}-${day}`;
}

/** An instant as `2026-11-22 09:30`, always in Asia/Shanghai, wherever the browser stands. */
export function dateTimeWords(instant: string | Date): string {
  const { hour, minute } = partsOf(instant);
  return `${dateWords(instant)} ${hour}:${minute}`;
}

/** An instant as `11-22 09:30` in Asia/Shanghai, for rows where the year is plain. */
export function shortTimeWords(instant: string | Date): string {
  return dateTimeWords(instant).slice(5);
}

/** A length of time in milliseconds, at most two units: "2 天 3 小时", "25 分钟", "不到 1 分钟". */
export function durationWords(milliseconds: number): string {
  const length = Math.abs(milliseconds);
  if (length < minuteMs) return "不到 1 分钟";
  const days = Math.floor(length / dayMs);
  const hours = Math.floor((length % dayMs) / hourMs);
  const minutes = Math.floor((length % hourMs) / minuteMs);
  if (days > 0) return hours > 0 ? `${days} 天 ${hours} 小时` : `${days} 天`;
  if (hours > 0) return minutes > 0 ? `${hours} 小时 ${minutes} 分钟` : `${hours} 小时`;
  return `${minutes} 分钟`;
}

/** How a deadline stands, in natural (not working) time: "还剩 2 天 3 小时", "已超期 2 小时". `now` in milliseconds since 1970. */
export function deadlineWords(dueAt: string, now: number): string {
  const left = Date.parse(dueAt) - now;
  return `${left < 0 ? "已超期" : "还剩"} ${durationWords(left)}`;
}

/** How long ago an instant was: "刚刚", "25 分钟前", "3 小时前", then the date and time. */
export function sinceWords(instant: string, now: number): string {
  const passed = now - Date.parse(instant);
  if (passed < minuteMs) return "刚刚";
  if (passed < hourMs) return `${Math.floor(passed / minuteMs)} 分钟前`;
  if (passed < dayMs) return `${Math.floor(passed / hourMs)} 小时前`;
  return dateTimeWords(instant);
}
