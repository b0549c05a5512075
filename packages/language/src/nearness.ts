/** What is left of a text for comparing: its distinct pairs and triples of characters, as sorted numbers. Make it once per text. */
export type Signature = Uint32Array;

/** The signature of a short text (up to a few thousand characters); case, width, spaces and punctuation do not count. */
export function signature(text: string): Signature {
  const plain = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
  if (plain.length < 2) return plain === "" ? new Uint32Array(0) : Uint32Array.of(plain.charCodeAt(0));
  const grams = new Uint32Array(2 * plain.length - 3);
  let filled = 0;
  let before = 0;
  let last = plain.charCodeAt(0);
  for (let at = 1; at < plain.length; at += 1) {
    const next = plain.charCodeAt(at);
    grams[filled++] = (last << 16) | next;
    // A triple has 48 bits; mixed into 32 two different ones meet so rarely that no similarity moves visibly.
    if (at > 1) grams[filled++] = Math.imul(Math.imul(before, 0x9e3779b1) ^ ((last << 16) | next), 0x85ebca6b) ^ before;
    before = last;
    last = next;
  }
  return distinct(grams.sort());
}

function distinct(sorted: Uint32Array): Uint32Array {
  let kept = 1;
  for (let at = 1; at < sorted.length; at += 1) {
    const gram = sorted[at] as number;
    if (gram !== sorted[kept - 1]) sorted[kept++] = gram;
  }
  return sorted.subarray(0, kept);
}

/** How near two texts are by their signatures: 0 nothing in common to 1 the same pairs and triples. Two empty signatures give 0. */
export function signatureNearness(left: Signature, right: Signature): number {
  let common = 0;
  let atLeft = 0;
  let atRight = 0;
  while (atLeft < left.length && atRight < right.length) {
    const difference = (left[atLeft] as number) - (right[atRight] as number);
    if (difference === 0) common += 1;
    if (difference <= 0) atLeft += 1;
    if (difference >= 0) atRight += 1;
  }
  const total = left.length + right.length;
  return total === 0 ? 0 : (2 * common) / total;
}

/**
 * Similarity of two short texts, 0 to 1, the same both ways round: the shared part of their character pairs and triples (Dice).
 * Equal texts give 1. To compare one text with many, keep {@link signature}s and use {@link signatureNearness}.
 */
export function nearness(left: string, right: string): number {
  return left === right ? 1 : signatureNearness(signature(left), signature(right));
}
