import { indexLexemes } from "./words.ts";

/** A piece of text and its rank in the index, as PostgreSQL names them: A the heaviest. */
export type SearchPart = { readonly text: string; readonly weight: "A" | "B" | "C" | "D" };

// Bounds of PostgreSQL: 16383 is the last position, 256 positions per lexeme, 1 MB per value; ours stays well below the last.
const positionMax = 16_383;
const positionsPerLexemeMax = 256;
const bytesMax = 400_000;

/**
 * The text form of a tsvector, for a `::tsvector` cast: no dictionary of the database is involved. Lexemes are quoted and sorted by
 * first appearance; heavier parts come first, so that a text beyond the bounds (about 10,000 words) loses the end of its lightest part.
 * The empty text gives "", which is a valid empty tsvector.
 */
export function searchText(parts: readonly SearchPart[]): string {
  const found = new Map<string, string[]>();
  let position = 0;
  let bytes = 0;
  for (const part of parts.toSorted((left, right) => left.weight.localeCompare(right.weight))) {
    // Weight D is the default and has no letter in the text form.
    const mark = part.weight === "D" ? "" : part.weight;
    for (const lexeme of indexLexemes(part.text)) {
      if (position === positionMax || bytes > bytesMax) break;
      position += 1;
      const positions = found.get(lexeme) ?? [];
      if (positions.length === positionsPerLexemeMax) continue;
      if (positions.length === 0) bytes += Buffer.byteLength(lexeme) + 16;
      bytes += 2;
      positions.push(`${position}${mark}`);
      found.set(lexeme, positions);
    }
  }
  return [...found].map(([lexeme, positions]) => `${quoteLexeme(lexeme)}:${positions.join(",")}`).join(" ");
}

/** A lexeme inside the text form of a tsvector or tsquery. */
export function quoteLexeme(lexeme: string): string {
  return `'${lexeme.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;
}
