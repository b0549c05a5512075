import "./verification.css";
import { CheckCircleFilled, CloseCircleFilled } from "@ant-design/icons";
import type { ReplyOf } from "@yihao/contract/endpoint";
import { verifyStatistics } from "@yihao/contract/statistics";
import { countWords } from "@yihao/ui/number-words.ts";
import { dateTimeWords } from "@yihao/ui/time-words.ts";
import { Alert, Button } from "antd";
import { Link } from "react-router";
import { Loaded } from "../common/loaded.tsx";
import { PageShell } from "../common/page-shell.tsx";
import { RowsSkeleton } from "../common/skeletons.tsx";
import { useReading } from "../common/use-reading.ts";

type Identity = ReplyOf<typeof verifyStatistics>["identities"][number];

/** 核对: all data counted anew, and whether the sums agree. */
export function VerificationPage() {
  const verified = useReading(verifyStatistics, {}, { staleTime: 600_000 });
  const { data } = verified;
  return (
    <PageShell
      title="核对"
      count={data && `${data.identities.length} 项恒等式 · ${dateTimeWords(new Date(verified.dataUpdatedAt))} 清点`}
      tools={
        <span className="verification-tools">
          <Button onClick={() => void verified.refetch()} loading={verified.isFetching}>
            重新核对
          </Button>
          <Link to="/statistics">回到统计</Link>
        </span>
      }
    >
      <Loaded query={verified} skeleton={<RowsSkeleton rows={12} />}>
        {({ holds, identities }) => {
          const broken = identities.filter((identity) => !identity.holds);
          return (
            <>
              <Alert
                type={holds ? "success" : "error"}
                showIcon
                role={holds ? "status" : "alert"}
                title={holds ? "全部成立：各项相加与总数一致" : `${broken.length} 项不成立，请把下面的差额报给系统管理员`}
                description="每次核对都从全部数据重新清点，不使用统计页的结果。点开一项可以看到它由哪些数相加而成。"
              />
              <div className="identities panel">
                {[...broken, ...identities.filter((identity) => identity.holds)].map((identity) => (
                  <IdentityLine key={identity.name} identity={identity} />
                ))}
              </div>
            </>
          );
        }}
      </Loaded>
    </PageShell>
  );
}

function IdentityLine({ identity }: { identity: Identity }) {
  const { name, left, right, holds, parts } = identity;
  return (
    <details className="identity" open={!holds}>
      <summary>
        <span className={holds ? "identity-mark is-held" : "identity-mark is-broken"}>
          <span aria-hidden="true">{holds ? <CheckCircleFilled /> : <CloseCircleFilled />}</span> {holds ? "成立" : "不成立"}
        </span>
        <span className="identity-name">{name}</span>
        <span className="figures">
          {countWords(left)} {holds ? "＝" : "≠"} {countWords(right)}
          {!holds && <span className="danger">（差 {countWords(Math.abs(left - right))}）</span>}
        </span>
      </summary>
      <ul className="identity-parts">
        {parts.map((part) => (
          <li key={part.name}>
            <span>{part.name}</span> <span className="figures">{countWords(part.count)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
