/** What a command says: results on stdout (words, or one JSON value with --json), everything else on stderr. */
export type Output = {
  readonly isJson: boolean;
  /** The result: `words` for people, `value` for programs. */
  result(value: unknown, words: string): void;
  note(line: string): void;
};

export function createOutput(isJson: boolean): Output {
  return {
    isJson,
    result: (value, words) => console.log(isJson ? JSON.stringify(value) : words),
    note: (line) => console.error(line),
  };
}

// Han characters and full-width forms take two columns of a terminal.
const widthOf = (text: string) =>
  [...text].reduce(
    (width, character) =>
      width + (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(character) ? 2 : 1),
    0,
  );

/** Rows under a header, columns aligned. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [header, ...rows];
  const widths = header.map((_, column) => Math.max(...all.map((row) => widthOf(row[column] ?? ""))));
  return all
    .map((row) =>
      row
        .map((cell, column) => cell + " ".repeat((widths[column] ?? 0) - widthOf(cell)))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

export const grouped = (count: number) => count.toLocaleString("en-US");
