// FNV-1a of 32 bits, then mixed once more (murmur's finalizer) so that ids which differ in one digit lie far apart. Small, and the same
// everywhere and always.
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** 抽样: whether this demand is among the `percent` of them that are asked. By its id, so that asking again gives the same sample. */
export function isSampled(demandId: string, percent: number): boolean {
  return (hashOf(demandId) / 2 ** 32) * 100 < percent;
}
