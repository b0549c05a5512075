import { dateTimeWords } from "@yihao/ui/time-words.ts";
import { Link, useParams } from "react-router";
import { CopyButton } from "../common/copy-button.tsx";
import { EmptyState } from "../common/states.tsx";
import { PageHeading } from "../shell/page-heading.tsx";
import { useOwnReceipts } from "./own-receipts.ts";

export function ReceiptPage() {
  const { number } = useParams();
  const receipt = useOwnReceipts().find((each) => each.number === number);
  if (receipt === undefined) {
    return (
      <>
        <PageHeading title="受理回执" />
        <EmptyState title="这台设备上没有这份回执">
          <p>回执只保存在提交时用的设备上。有受理编号和查询码，就可以查进度；都找不到了，请拨打 12345，报手机号查询。</p>
          <Link className="button button-primary" to="/track">
            查进度
          </Link>
        </EmptyState>
      </>
    );
  }
  return (
    <div className="receipt">
      <PageHeading title="已收到您的诉求" />
      <div className="receipt-card">
        <dl>
          <dt>受理编号</dt>
          <dd className="receipt-number">{receipt.number}</dd>
          <dt>查询码</dt>
          <dd className="receipt-code">{receipt.queryCode}</dd>
          <dt>登记时间</dt>
          <dd>{dateTimeWords(receipt.registeredAt)}</dd>
        </dl>
        <p className="receipt-keep">请截图保存。查询码不要告诉别人。</p>
        <CopyButton text={`受理编号 ${receipt.number}，查询码 ${receipt.queryCode}`} label="复制编号和查询码" />
      </div>
      <h2>接下来</h2>
      <p>{receipt.next}。</p>
      <ol className="ahead">
        <li>能当场答复的，马上答复您。</li>
        <li>需要部门办理的，转给承办单位：咨询类 3 个工作日内、其他 5 个工作日内办理，具体期限在进度里写明。</li>
        <li>办完请您评价；不满意的，写明原因后重新办理。</li>
      </ol>
      <div className="ask-acts">
        <Link className="button button-primary button-wide" to={`/track?number=${receipt.number}`}>
          查看进度
        </Link>
        <Link className="button button-wide" to="/">
          回首页
        </Link>
      </div>
      <p className="step-hint">编号和查询码也记在这台设备的“我的诉求”里；如果是别人的设备，请到查进度页把它移除。</p>
    </div>
  );
}
