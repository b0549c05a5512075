import { useLayoutEffect } from "react";
import { Outlet, useLocation, useNavigationType } from "react-router";
import { Footer } from "./footer.tsx";
import { Header } from "./header.tsx";
import { OfflineBanner } from "./offline-banner.tsx";

export function Layout() {
  const { key, hash } = useLocation();
  const navigation = useNavigationType();
  useLayoutEffect(() => {
    const named = hash === "" ? null : document.getElementById(hash.slice(1));
    if (named !== null) named.scrollIntoView();
    else if (navigation !== "POP" && key !== "default") scrollTo(0, 0);
  }, [key, hash, navigation]);

  return (
    <>
      <a className="skip" href="#main">
        跳到正文
      </a>
      <Header />
      <OfflineBanner />
      <main id="main" className="main" tabIndex={-1}>
        <Outlet />
      </main>
      <Footer />
    </>
  );
}
