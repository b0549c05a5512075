/** The finest level of a category's whole name. */
export function lastName(fullName: string): string {
  return fullName.split(" › ").at(-1) ?? fullName;
}
