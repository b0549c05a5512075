import { pinyin } from "pinyin-pro";

/** 拼音首字母 in lower case, letters and digits kept, anything else dropped: 南通市税务局 → ntsswj, ETC办理 → etcbl. Several names are parted by a space. */
export function initialsOf(...names: readonly string[]): string {
  const each = names.map((name) =>
    pinyin(name.normalize("NFKC"), { pattern: "first", toneType: "none", type: "array", nonZh: "consecutive", v: true })
      .join("")
      .toLowerCase()
      .replace(/[^a-z0-9]/g, ""),
  );
  return [...new Set(each)].join(" ");
}
