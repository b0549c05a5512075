import { countWords } from "@yihao/ui/number-words.ts";
import { useState } from "react";

const shownMax = 300;

/** Somebody's own words, as they were written; very long ones open on demand. */
export function LongText({ text }: { text: string }) {
  const [isOpen, setOpen] = useState(false);
  const characters = [...text];
  const isLong = characters.length > shownMax * 1.2;
  return (
    <>
      <p className="prose">{isLong && !isOpen ? `${characters.slice(0, shownMax).join("")}……` : text}</p>
      {isLong && (
        <button type="button" className="button-plain" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? "收起" : `展开全文（共 ${countWords(characters.length)} 字）`}
        </button>
      )}
    </>
  );
}
