import "./wallboard.css";
import { AlertFilled, ClockCircleFilled, ExclamationCircleFilled, EyeFilled, InboxOutlined, SendOutlined } from "@ant-design/icons";
import { readWallboard } from "@yihao/contract/warning";
import { dateTimeWords } from "@yihao/ui/time-words.ts";
import { type ReactNode, useEffect } from "react";
import { Loaded } from "../common/loaded.tsx";
import { RowsSkeleton } from "../common/skeletons.tsx";
import { useLive } from "../common/use-live.ts";
import { useReading } from "../common/use-reading.ts";

/** 今日大屏: six blocks that can be read from ten metres; no personal data, nothing that moves unless something happened. */
export function WallboardPage() {
  useLive();
  useDark();
  const board = useReading(readWallboard, {}, { topics: ["supervision", "workOrders", "assignments", "demands", "emergencies"] });
  return (
    <main className="wallboard">
      <title>今日大屏 · 一号</title>
      <Loaded query={board} skeleton={<RowsSkeleton rows={6} />}>
        {(now) => (
          <>
            <header>
              <h1>12345 热线今日办理</h1>
              <p className="figures">{dateTimeWords(now.at)}</p>
            </header>
            <div className="wallboard-blocks">
              <Block icon={<SendOutlined />} word="待派单" figure={now.awaitingDispatch} />
              <Block icon={<InboxOutlined />} word="待签收" figure={now.awaitingAcknowledgement} />
              <Block icon={<ClockCircleFilled />} word="今日到期" figure={now.dueToday} tone="yellow" />
              <Block icon={<ExclamationCircleFilled />} word="已超期" figure={now.overdue} tone="red" />
              <Block icon={<EyeFilled />} word="在办督办" figure={now.openCases} under={`其中超期 ${now.overdueCases} 件`} tone="orange" />
              <Block icon={<AlertFilled />} word="突发敏感" figure={now.openEmergencies ?? 0} tone="red" />
            </div>
            <section className="wallboard-red" aria-labelledby="red-agencies">
              <h2 id="red-agencies">
                红灯单位 <span className="figures">{now.redAgencyCount}</span>
              </h2>
              {now.redAgencies.length === 0 ? (
                <p>没有亮红灯的单位</p>
              ) : (
                <ul>
                  {now.redAgencies.map((agency) => (
                    <li key={agency.name}>
                      <ExclamationCircleFilled aria-hidden="true" /> {agency.name} <span>{agency.indicators.join("、")}</span>
                    </li>
                  ))}
                </ul>
              )}
            </section>
          </>
        )}
      </Loaded>
    </main>
  );
}

/** A big screen hangs in a hall: dark, whatever its owner has chosen for his desk. */
function useDark(): void {
  useEffect(() => {
    const { dataset } = document.documentElement;
    const before = dataset.theme;
    dataset.theme = "dark";
    return () => {
      if (before === undefined) delete dataset.theme;
      else dataset.theme = before;
    };
  }, []);
}

type BlockProps = { icon: ReactNode; word: string; figure: number; under?: string; tone?: "yellow" | "orange" | "red" };
function Block({ icon, word, figure, under, tone }: BlockProps) {
  // Nothing to worry about stays quiet, whatever the block is about.
  const isLit = tone !== undefined && figure > 0;
  return (
    <section className={isLit ? `wallboard-block is-${tone}` : "wallboard-block"} aria-label={`${word} ${figure}`}>
      <h2>
        <span aria-hidden="true">{icon}</span> {word}
      </h2>
      <p className="wallboard-figure figures">{figure.toLocaleString("zh-CN")}</p>
      {under !== undefined && <p>{under}</p>}
    </section>
  );
}
