import type { PublicProgress } from "@yihao/contract/demand";
import { dateTimeWords } from "@yihao/ui/time-words.ts";

type Done = NonNullable<PublicProgress["evaluation"]["done"]>;

/** Stands where the evaluation form stood; whoever has just sent it goes on reading here. */
export function Thanks({ done, takesFocus }: { done: Done; takesFocus: boolean }) {
  return (
    <section className="notice notice-good" tabIndex={-1} ref={takesFocus ? focusOn : undefined}>
      <p className="notice-title">感谢您的评价</p>
      <p>
        您在 <span className="figures">{dateTimeWords(done.at)}</span> 评价为“{done.satisfaction}”。每次办理只评价一次。
      </p>
    </section>
  );
}

function focusOn(section: HTMLElement | null): void {
  section?.focus();
}
