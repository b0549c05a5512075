import { useId, useState } from "react";

/** A button for what cannot be undone: the first press says what will happen, the second does it. */
export function AskTwice({ label, question, yes, onYes }: { label: string; question: string; yes: string; onYes: () => void }) {
  const [isAsking, setAsking] = useState(false);
  const id = useId();
  if (!isAsking) {
    return (
      <button type="button" className="button-plain" onClick={() => setAsking(true)}>
        {label}
      </button>
    );
  }
  return (
    <span className="ask-twice">
      <span id={id}>{question}</span>
      <button type="button" className="button button-danger" aria-describedby={id} onClick={onYes} ref={(button) => button?.focus()}>
        {yes}
      </button>
      <button type="button" className="button" onClick={() => setAsking(false)}>
        取消
      </button>
    </span>
  );
}
