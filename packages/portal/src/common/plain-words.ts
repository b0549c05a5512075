// Invisible characters that come with pasted text; the server refuses them, and nobody could find them to delete.
const invisible = /(?![\t\n\r])[\p{Cc}\p{Cs}\u200B\u202A-\u202E\u2066-\u2069\uFEFF]/gu;

/** What somebody typed, without the characters that nobody sees; undefined when nothing is left. */
export function plainWords(typed: string): string | undefined {
  const plain = typed.replace(invisible, "").trim();
  return plain === "" ? undefined : plain;
}

/** Length in characters as a reader counts them, emoji as one. */
export function lengthOf(text: string): number {
  return [...text].length;
}

/** The beginning of a text in one line. */
export function beginningOf(text: string, max: number): string {
  const characters = [...text.replace(/\s+/g, " ").trim()];
  return characters.length <= max ? characters.join("") : `${characters.slice(0, max).join("")}……`;
}
