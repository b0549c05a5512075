import { searchText } from "@yihao/language";

/** What can be found by words: the title weighs most, then the content and the address-like subject. */
export function searchOf(words: { title: string; content: string; subjectName?: string | null | undefined }): string {
  return searchText([
    { text: words.title, weight: "A" },
    { text: words.content, weight: "B" },
    { text: words.subjectName ?? "", weight: "C" },
  ]);
}
