import "./shell.css";
import { Drawer } from "antd";
import { Suspense, useState } from "react";
import { Outlet, useNavigation } from "react-router";
import { PageSkeleton } from "../common/skeletons.tsx";
import { useLive } from "../common/use-live.ts";
import { SessionGate } from "../session/session-gate.tsx";
import { OfflineBanner } from "./offline-banner.tsx";
import { Rail } from "./rail.tsx";
import { TopBar } from "./top-bar.tsx";

export function Layout() {
  return (
    <SessionGate>
      <Shell />
    </SessionGate>
  );
}

function Shell() {
  useLive();
  const [isRailOpen, setRailOpen] = useState(false);
  const isLoading = useNavigation().state === "loading";
  return (
    <div className="shell">
      <a className="skip-link" href="#content">
        跳到正文
      </a>
      <TopBar onMenu={() => setRailOpen(true)} />
      <div className="rail">
        <Rail />
      </div>
      <Drawer open={isRailOpen} onClose={() => setRailOpen(false)} placement="left" size={240} title="一号">
        <Rail onLeave={() => setRailOpen(false)} />
      </Drawer>
      <main id="content" className="content" tabIndex={-1} aria-busy={isLoading}>
        <OfflineBanner />
        <Suspense fallback={<PageSkeleton />}>
          <Outlet />
        </Suspense>
      </main>
    </div>
  );
}
