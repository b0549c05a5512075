/** `names` of the requester as given; `others`: telephone numbers, mail and address as given. */
export type RequesterWords = { names: readonly string[]; others: readonly string[] };

const compoundSurnames = /^(?:欧阳|上官|司马|司徒|诸葛|皇甫|尉迟|慕容|令狐|夏侯|公孙|长孙|宇文|东方|南宫|申屠|端木|钟离|濮阳|澹台)/u;
const formsOfAddress = "先生|女士|小姐|师傅|老师|阿姨|同志|大爷|大妈|大姐|大哥";
// Mobile and landline numbers, identity numbers, mail: whoever they belong to, none is for another case.
const mail = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
const identityNumber = /(?<!\d)\d{17}[\dXx](?!\d)/g;
const phoneNumber = /(?<![\d.])(?:(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}|0\d{2,3}[- ]?[2-9]\d{6,7})(?!\d)/g;

/** A past reply without anything about its requester, so that it can serve as a pattern for another. */
export function scrub(text: string, { names, others }: RequesterWords): string {
  let clean = text;
  for (const word of [...others].filter((each) => each.length >= 4).sort(byLength)) clean = clean.replaceAll(word, "＿＿");
  clean = clean.replace(mail, "＿＿").replace(identityNumber, "＿＿").replace(phoneNumber, "＿＿");
  for (const name of [...names].filter((each) => each.trim() !== "").sort(byLength)) {
    const surname = compoundSurnames.exec(name)?.[0] ?? [...name][0] ?? "";
    if ([...name].length >= 2) clean = clean.replace(new RegExp(`${escaped(name)}(?:${formsOfAddress})?`, "gu"), "您");
    if (surname !== "") clean = clean.replace(new RegExp(`${escaped(surname)}(?:${formsOfAddress})`, "gu"), "您");
  }
  return clean.replaceAll("您您好", "您好");
}

const byLength = (left: string, right: string) => right.length - left.length;
const escaped = (word: string) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
