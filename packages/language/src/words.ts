import { createRequire } from "node:module";
import type { Jieba } from "@node-rs/jieba";
import { domainWords } from "./domain-words.ts";

// High enough that a domain word beats the product of its parts, low enough not to pull characters out of neighbouring words.
const domainFrequency = 2000;
const domainSet: ReadonlySet<string> = new Set(domainWords);
const domainLongest = Math.max(...domainWords.map((word) => word.length));
let loaded: Jieba | undefined;

/** The segmenter; its 5 MB dictionary is read at first use (about 0.2 s), once per process. */
function jieba(): Jieba {
  if (loaded !== undefined) return loaded;
  const require = createRequire(import.meta.url);
  const engine = require("@node-rs/jieba") as typeof import("@node-rs/jieba");
  const { dict } = require("@node-rs/jieba/dict.js") as typeof import("@node-rs/jieba/dict.js");
  const made = engine.Jieba.withDict(dict);
  made.loadDict(Buffer.from(domainWords.map((word) => `${word} ${domainFrequency} n\n`).join("")));
  loaded = made;
  return made;
}

/**
 * The words of a Chinese text in order, half-width (NFKC), without spaces and punctuation; case is kept.
 * Unknown names are guessed from their characters. Source of the cutting: jieba with the hotline's own words.
 */
export function segment(text: string): string[] {
  return jieba()
    .cut(text.normalize("NFKC"), true)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
}

// Han characters that are symbols (radicals of dictionaries) belong to neither kind of run.
const runs = /[\p{Script=Han}&&[\p{L}\p{N}]]+|[[\p{L}\p{N}\p{M}]--\p{Script=Han}]+/gv;
const isHan = /^\p{Script=Han}/u;
/** Longer runs (addresses of web pages, pasted keys) are cut: beyond this they only cost space. */
const lexemeMax = 48;

/** Lexemes for the index: whole words and their parts, lower-cased and NFKC, in the order of the text. May repeat. */
export function indexLexemes(text: string): string[] {
  return lexemes(text, (run) => jieba().cutForSearch(run, false).flatMap(withDomainParts));
}

/** Lexemes for a query: whole words only, since each of them must be found. */
export function queryLexemes(text: string): string[] {
  return lexemes(text, (run) => jieba().cut(run, false));
}

// No guessing of unknown words here: a guess depends on the neighbours, and the query has other neighbours than the text.
function lexemes(text: string, cut: (run: string) => string[]): string[] {
  const normal = text.normalize("NFKC").toLowerCase();
  const words = (normal.match(runs) ?? []).flatMap((run) =>
    isHan.test(run) ? cut(run).filter((word) => !functionWords.has(word)) : [run],
  );
  return words.map((word) => (word.length <= lexemeMax ? word : [...word].slice(0, lexemeMax).join("")));
}

// The engine adds parts of two and three characters; a compound also holds domain words of four and more (便民热线 in 政务服务便民热线).
function withDomainParts(word: string): string[] {
  if (word.length <= 4) return [word];
  const parts: string[] = [];
  for (let size = 4; size < word.length && size <= domainLongest; size += 1) {
    for (let from = 0; from + size <= word.length; from += 1) {
      const part = word.slice(from, from + size);
      if (domainSet.has(part)) parts.push(part);
    }
  }
  return [...parts, word];
}

const functionWords: ReadonlySet<string> = new Set(
  "的了着过地得在是我你您他她它们有和与及或并且就也都而则但吗呢吧啊呀哦嘛么哪之其此这那该某把被给让使向从到至对于以为因由个些又还很太更最再才只要会能可应去来说将即若如所者不没无未请",
);
