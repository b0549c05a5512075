/** 脱敏: first three and last four digits of a number stay. Below eleven digits only the last four, below eight the last two. */
export function maskPhone(value: string): string {
  const digits = value.replace(/\D/g, "");
  const kept = digits.length < 8 ? 2 : 4;
  if (digits.length < 11) return `${"*".repeat(Math.max(digits.length - kept, 1))}${digits.slice(-kept)}`;
  return `${digits.slice(0, 3)}${"*".repeat(digits.length - 7)}${digits.slice(-4)}`;
}

const compoundSurnames = "欧阳|上官|司马|司徒|诸葛|皇甫|尉迟|慕容|令狐|夏侯|公孙|长孙|宇文|东方|南宫|申屠|端木|钟离|濮阳|澹台";
const formOfAddress = new RegExp(`^(?:.|${compoundSurnames})(?:先生|女士|小姐|师傅|老师|阿姨|同志)$`, "u");

/** 张三丰 → 张**; a form of address ("张先生") stays as it is, since it says no more than the surname. */
export function maskName(value: string): string {
  if (formOfAddress.test(value)) return value;
  const characters = [...value];
  return `${characters[0] ?? ""}${"*".repeat(Math.min(Math.max(characters.length - 1, 1), 2))}`;
}

export function maskEmail(value: string): string {
  const [local = "", domain = ""] = value.split("@");
  return `${local.slice(0, 1)}***@${domain}`;
}

// 5栋, 5#, 三单元; 3-2-501 as people write it short.
const placeNumber = /\p{Nd}+(?=\s*(?:号|幢|栋|座|单元|室|层|楼|#))|[一二三四五六七八九十]+(?=\s*(?:号楼|幢|栋|单元|室|层))/gu;
const shortPlace = /\p{Nd}+(?:\s*[-－—#]\s*\p{Nd}+)+/gu;

/** House, building and room numbers disappear; street and estate remain, because the handler must find the place. */
export function maskAddress(value: string): string {
  return value.replace(shortPlace, "**").replace(placeNumber, "**");
}
