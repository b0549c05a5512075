import { dateTimeWords } from "@yihao/ui/time-words.ts";
import { type OwnReceipt, removeReceipt } from "../ask/own-receipts.ts";
import { AskTwice } from "../common/ask-twice.tsx";
import type { ReceiptKey } from "./receipt-form.tsx";

/** 我的诉求: the receipts of this device. */
export function OwnReceipts({ receipts, onOpen }: { receipts: readonly OwnReceipt[]; onOpen: (key: ReceiptKey) => void }) {
  return (
    <section className="own" aria-labelledby="own-title">
      <h2 id="own-title">我的诉求{receipts.length > 0 && `（${receipts.length} 件）`}</h2>
      {receipts.length === 0 ? (
        <p className="step-hint">在这台设备上提交的诉求会记在这里，下次不用再输编号。</p>
      ) : (
        <ul className="own-list">
          {receipts.map((each) => (
            <li key={each.number} className="own-row">
              <button type="button" className="own-open" onClick={() => onOpen(each)}>
                <span className="own-beginning">{each.beginning}</span>
                <span className="own-facts">
                  {each.number}　{dateTimeWords(each.registeredAt)}
                </span>
              </button>
              <AskTwice
                label="移除"
                question="移除后要凭编号和查询码才能再查，确定吗？"
                yes="移除"
                onYes={() => removeReceipt(each.number)}
              />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
