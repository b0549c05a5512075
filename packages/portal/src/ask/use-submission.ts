import { ProblemError } from "@yihao/contract/client";
import { useCallback, useEffect, useRef, useState } from "react";
import { useNavigate } from "react-router";
import { api, submitPublicDemand } from "../api.ts";
import { beginningOf } from "../common/plain-words.ts";
import { bodyOf, changeDraft, clearDraft, readDraft } from "./draft.ts";
import { keepReceipt } from "./own-receipts.ts";
import { dropAllUploads } from "./uploads.ts";

export type Submission =
  | { state: "idle" }
  | { state: "sending"; isRepeat: boolean }
  | { state: "waiting"; why: "offline" | "noAnswer" }
  | { state: "refused"; error: unknown };

const retryMs = [4_000, 8_000, 16_000, 30_000];
const beginningMax = 40;

/**
 * Sends the draft. Without a network it waits and sends by itself; after a lost answer it asks again with the same key,
 * which can never make a second demand. Only a clear no lets the draft be changed.
 */
export function useSubmission(): { submission: Submission; submit: () => void; stop: () => void } {
  const [submission, setSubmission] = useState<Submission>({ state: "idle" });
  const navigate = useNavigate();
  const isBusy = useRef(false);
  const tries = useRef(0);

  const submit = useCallback(async () => {
    if (isBusy.current) return;
    if (!navigator.onLine) {
      setSubmission({ state: "waiting", why: "offline" });
      return;
    }
    isBusy.current = true;
    const draft = readDraft();
    setSubmission({ state: "sending", isRepeat: draft.isUnsettled });
    changeDraft({ isUnsettled: true });
    try {
      const receipt = await api(submitPublicDemand, { body: bodyOf(draft) });
      keepReceipt({
        number: receipt.number,
        queryCode: receipt.queryCode,
        registeredAt: receipt.registeredAt,
        next: receipt.next,
        beginning: beginningOf(draft.content, beginningMax),
      });
      dropAllUploads();
      clearDraft();
      void navigate(`/receipt/${receipt.number}`, { replace: true });
    } catch (error) {
      const status = error instanceof ProblemError ? error.problem.status : 0;
      const isUnknown = status === 0 || status >= 500;
      // "Too often" says nothing about the try before it.
      changeDraft({ isUnsettled: isUnknown || (draft.isUnsettled && status === 429) });
      setSubmission(isUnknown ? { state: "waiting", why: navigator.onLine ? "noAnswer" : "offline" } : { state: "refused", error });
    } finally {
      isBusy.current = false;
    }
  }, [navigate]);

  useEffect(() => {
    if (submission.state !== "waiting") return;
    const again = () => void submit();
    addEventListener("online", again);
    const pause = retryMs[tries.current];
    const timer = submission.why === "noAnswer" && pause !== undefined ? setTimeout(again, pause) : undefined;
    tries.current += 1;
    return () => {
      removeEventListener("online", again);
      clearTimeout(timer);
    };
  }, [submission, submit]);

  return {
    submission,
    submit: () => {
      tries.current = 0;
      void submit();
    },
    stop: () => setSubmission({ state: "idle" }),
  };
}
