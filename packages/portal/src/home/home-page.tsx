import { useState } from "react";
import { Link, useNavigate } from "react-router";
import { addWords, beginDraft, clearDraft, isBlank, useDraft } from "../ask/draft.ts";
import { dropAllUploads } from "../ask/uploads.ts";
import { siteName } from "../city.ts";
import { AskTwice } from "../common/ask-twice.tsx";
import { Icon } from "../common/icon.tsx";
import { beginningOf } from "../common/plain-words.ts";
import { PageHeading } from "../shell/page-heading.tsx";
import { Answers } from "./answers.tsx";
import { Emergencies } from "./emergencies.tsx";

export function HomePage() {
  const [words, setWords] = useState("");
  const draft = useDraft();
  const navigate = useNavigate();
  const report = () => {
    beginDraft(false);
    addWords(words);
    void navigate("/ask");
  };
  const discard = () => {
    dropAllUploads();
    clearDraft();
  };

  return (
    <div className="home">
      <PageHeading title={`${siteName} 政务服务便民热线`} tabTitle="您有什么事？">
        <label htmlFor="words">您有什么事？</label>
      </PageHeading>
      <form
        className="home-form"
        onSubmit={(event) => {
          event.preventDefault();
          report();
        }}
      >
        <textarea
          id="words"
          className="input home-box"
          rows={3}
          value={words}
          placeholder="比如：路灯坏了；公积金怎么提取"
          onChange={(event) => setWords(event.target.value)}
        />
        <Answers words={words} />
        <button type="submit" className="button button-primary button-wide">
          {words.trim() === "" ? "我要反映" : "我要反映这件事"}
        </button>
      </form>
      <nav className="entries" aria-label="其他办法">
        <a className="entry" href="tel:12345">
          <Icon name="phone" />
          打电话
        </a>
        <Link className="entry" to="/ask" onClick={() => beginDraft(true)}>
          <Icon name="camera" />
          拍一拍
        </Link>
        <Link className="entry" to="/track">
          <Icon name="progress" />
          查进度
        </Link>
        <Link className="entry" to="/wiki">
          <Icon name="book" />
          找答案
        </Link>
      </nav>
      {!isBlank(draft) && (
        <section className="notice" aria-label="没写完的诉求">
          <p className="notice-title">您有一份没写完的诉求</p>
          <p>{beginningOf(draft.content, 40) || `已传 ${draft.attachments.length} 个附件`}</p>
          <p className="row">
            <Link className="button" to="/ask">
              接着写
            </Link>
            {!draft.isUnsettled && <AskTwice label="删除" question="删除后找不回来，确定吗？" yes="删除" onYes={discard} />}
          </p>
        </section>
      )}
      <Emergencies />
    </div>
  );
}
