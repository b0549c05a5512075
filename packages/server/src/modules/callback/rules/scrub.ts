import { maskAddress } from "../../../kernel/masking.ts";

const identityNumber = /(?<!\d)\d{17}[\dXx](?!\d)/g;
const mobile = /(?<!\d)(?:\+?86[-\s]?)?1[3-9]\d[-\s]?\d{4}[-\s]?\d{4}(?!\d)/g;
// Without its area code a number may as well be a date or an amount.
const landline = /(?<!\d)(?:0\d{2,3}[-\s]?[2-8]\d{6,7}|(?!20\d{6})[2-8]\d{6,7}(?!\s*[元万亿平米吨户人次件%]))(?!\d)/g;
const dates = /((?:19|20)\d{2}-\d{1,2}-\d{1,2})/;
const mail = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
const plate = /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·\s]?[A-Z0-9]{5,6}/g;

/**
 * Takes personal data out of words that others will read: numbers of telephones, identity cards and cars, mail, house numbers, and the
 * names given (of the requester). What is left is for a person to read before it is published.
 */
export function scrub(text: string, names: readonly string[]): string {
  const withoutNumbers = text
    .replace(identityNumber, "〔证件号〕")
    .replace(mobile, "〔电话〕")
    .replace(landline, "〔电话〕")
    .replace(mail, "〔邮箱〕")
    .replace(plate, "〔车牌〕");
  const withoutNames = names
    .filter((name) => [...name].length >= 2)
    .sort((left, right) => right.length - left.length)
    .reduce((left, name) => left.replaceAll(name, "诉求人"), withoutNumbers);
  // A date looks like the number of a house.
  return withoutNames
    .split(dates)
    .map((part, index) => (index % 2 === 1 ? part : maskAddress(part)))
    .join("");
}
