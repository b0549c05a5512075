/** A day as the database reads it: YYYY-MM-DD of a date that exists. */
export function isDateText(value: string): boolean {
  return /^[12]\d{3}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value)) && new Date(value).toISOString().startsWith(value);
}
