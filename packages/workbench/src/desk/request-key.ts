/** A key for one registration. Not randomUUID: that is missing on pages served by plain http, as inside many a government network. */
export function newRequestKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
