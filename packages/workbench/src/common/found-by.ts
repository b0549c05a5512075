/** Whether typed words find an entry: by any of its Chinese texts, its code or keywords, or by pinyin initials. */
export function isFoundBy(typed: string, entry: { texts: readonly string[]; initials: string }): boolean {
  const words = typed.trim().toLowerCase().split(/\s+/);
  return words.every(
    (word) => entry.initials.toLowerCase().includes(word) || entry.texts.some((text) => text.toLowerCase().includes(word)),
  );
}
