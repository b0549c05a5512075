import { useState } from "react";

/** Copies a text and says whether it worked; some browsers do not let a page copy. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const [said, setSaid] = useState("");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid("已复制");
    } catch {
      setSaid("没有复制成功，请长按文字复制，或截图保存");
    }
  };
  return (
    <span className="copy">
      <button type="button" className="button" onClick={copy}>
        {label}
      </button>
      <span role="status" className="copy-said">
        {said}
      </span>
    </span>
  );
}
