const whole = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });
const decimal = new Intl.NumberFormat("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** A count with thousands separators: 3452467 → "3,452,467". */
export function countWords(count: number): string {
  return whole.format(count);
}

/** A rate from 0 to 1 as a percentage with two places: 0.9945 → "99.45%"; `null` (nothing to divide by) → "—". */
export function percentWords(rate: number | null): string {
  return rate === null ? "—" : `${decimal.format(rate * 100)}%`;
}

/** A size in bytes: "820 B", "12.5 KB", "3.1 MB". */
export function sizeWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${(bytes / 1024).toFixed(1)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
