import { Route, Routes } from "react-router";
import { AboutPage } from "./about/about-page.tsx";
import { AskPage } from "./ask/ask-page.tsx";
import { ReceiptPage } from "./ask/receipt-page.tsx";
import { EvaluatePage } from "./evaluate/evaluate-page.tsx";
import { HomePage } from "./home/home-page.tsx";
import { Layout } from "./shell/layout.tsx";
import { LostPage } from "./shell/lost-page.tsx";
import { TrackPage } from "./track/track-page.tsx";
import { ArticlePage } from "./wiki/article-page.tsx";
import { WikiPage } from "./wiki/wiki-page.tsx";

export function Pages() {
  return (
    <Routes>
      <Route element={<Layout />}>
        <Route index element={<HomePage />} />
        <Route path="ask" element={<AskPage />} />
        <Route path="receipt/:number" element={<ReceiptPage />} />
        <Route path="track" element={<TrackPage />} />
        <Route path="evaluate/:token" element={<EvaluatePage />} />
        <Route path="wiki" element={<WikiPage />} />
        <Route path="wiki/:id" element={<ArticlePage />} />
        <Route path="about" element={<AboutPage />} />
        <Route path="*" element={<LostPage />} />
      </Route>
    </Routes>
  );
}
