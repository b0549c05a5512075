const titleCharacters = 30;

/** A title for what somebody says: the first sentence, cut to thirty characters; the operator may write a better one. */
export function proposedTitle(content: string): string {
  const first = content
    .split(/[。！？!?；;\n]/)
    .map((sentence) => sentence.trim())
    .find((sentence) => sentence !== "");
  const characters = [...(first ?? "")];
  return characters.length <= titleCharacters ? characters.join("") : `${characters.slice(0, titleCharacters - 1).join("")}…`;
}
