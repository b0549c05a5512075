import { quoteLexeme } from "./search-text.ts";
import { indexLexemes, queryLexemes } from "./words.ts";

/** A query longer than this is somebody's whole story: the first words decide. */
const wordsMax = 20;
// Said in every question and in no answer: as required words they would hide what is looked for.
const askingWords: ReadonlySet<string> = new Set(
  "怎么 怎么办 怎么样 怎样 如何 什么 为什么 哪里 哪些 哪个 多少 是否 能否 可否 可以 可不可以 能不能 是不是 有没有 请问 咨询 想问 一下 需要 我们 你们 我要 我想 我家".split(
    " ",
  ),
);

/**
 * The text form of a tsquery, for a `::tsquery` cast: every word must be found; a last word of Latin letters or digits, or of a single
 * character, also matches as a beginning ("iph" finds iphone, 水 finds 水费). Null when nothing can be searched for. Any input gives a valid query.
 */
export function searchQuery(words: string): string | null {
  return queryOf(queryLexemes(words), " & ");
}

/** As {@link searchQuery}, but one word or part of a word is enough: for a second try, ranked, when all together find nothing. */
export function searchQueryAny(words: string): string | null {
  return queryOf(indexLexemes(words), " | ");
}

function queryOf(lexemes: readonly string[], operator: " & " | " | "): string | null {
  const telling = lexemes.filter((lexeme) => !askingWords.has(lexeme));
  const asked = [...new Set(telling.length > 0 ? telling : lexemes)].slice(0, wordsMax);
  const last = lexemes.at(-1);
  const operands = asked.map((lexeme) => (lexeme === last && isBeginning(lexeme) ? `${quoteLexeme(lexeme)}:*` : quoteLexeme(lexeme)));
  return operands.length === 0 ? null : operands.join(operator);
}

const isBeginning = (lexeme: string) => /^\p{Script=Han}$/u.test(lexeme) || !/\p{Script=Han}/u.test(lexeme);
