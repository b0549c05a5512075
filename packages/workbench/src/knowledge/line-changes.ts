export type LineChange = { readonly kind: "same" | "added" | "removed"; readonly line: string };

/** What became of the lines of a text: the longest common run of lines stays, the rest was removed or added. */
export function lineChanges(before: string, after: string): LineChange[] {
  const old = before.split("\n");
  const now = after.split("\n");
  // common[i][j]: how many lines old[i…] and now[j…] have in common.
  const common = Array.from({ length: old.length + 1 }, () => new Array<number>(now.length + 1).fill(0));
  const at = (i: number, j: number) => common[i]?.[j] ?? 0;
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = now.length - 1; j >= 0; j -= 1) {
      const row = common[i];
      if (row !== undefined) row[j] = old[i] === now[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const changes: LineChange[] = [];
  let i = 0;
  let j = 0;
  while (i < old.length || j < now.length) {
    const line = old[i];
    const next = now[j];
    if (line !== undefined && line === next) {
      changes.push({ kind: "same", line });
      i += 1;
      j += 1;
    } else if (line !== undefined && (next === undefined || at(i + 1, j) >= at(i, j + 1))) {
      changes.push({ kind: "removed", line });
      i += 1;
    } else if (next !== undefined) {
      changes.push({ kind: "added", line: next });
      j += 1;
    }
  }
  return changes;
}
