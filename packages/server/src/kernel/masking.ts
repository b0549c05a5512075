/** 脱敏: first three and last four digits of a number stay. Short numbers keep only their last two. */
export function maskPhone(value: string): string {
  const digits = value.replace(/\D/g, "");
  if (digits.length < 8) return `${"*".repeat(Math.max(digits.length - 2, 1))}${digits.slice(-2)}`;
  return `${digits.slice(0, 3)}${"*".repeat(digits.length - 7)}${digits.slice(-4)}`;
}

/** 张三丰 → 张**; a form of address ("张先生") stays as it is, since it says no more than the surname. */
export function maskName(value: string): string {
  if (/^.{1,2}(?:先生|女士|小姐|师傅|老师|阿姨|同志)$/u.test(value)) return value;
  const characters = [...value];
  return `${characters[0] ?? ""}${"*".repeat(Math.min(Math.max(characters.length - 1, 1), 2))}`;
}

export function maskEmail(value: string): string {
  const [local = "", domain = ""] = value.split("@");
  return `${local.slice(0, 1)}***@${domain}`;
}

/** House, building and room numbers disappear; street and estate remain, because the handler must find the place. */
export function maskAddress(value: string): string {
  return value.replace(/\d+(?=\s*(?:号楼|幢|栋|单元|室|号|层|楼))/g, "**");
}
