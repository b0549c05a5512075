import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useSearchParams } from "react-router";
import { api, fieldErrorsOf, readProgress, statusOf } from "../api.ts";
import { useOwnReceipts } from "../ask/own-receipts.ts";
import { Failure, Skeleton } from "../common/states.tsx";
import { PageHeading } from "../shell/page-heading.tsx";
import { OwnReceipts } from "./own-receipts-list.tsx";
import { ProgressView } from "./progress-view.tsx";
import { ReceiptForm, type ReceiptKey } from "./receipt-form.tsx";

/** The number may stand in the address; the query code is a secret and never does. */
export function TrackPage() {
  const [search, setSearch] = useSearchParams();
  const own = useOwnReceipts();
  const [typed, setTyped] = useState<ReceiptKey | null>(null);
  const number = search.get("number") ?? "";
  const known = own.find((each) => each.number === number);
  const key = typed !== null && typed.number === number ? typed : known === undefined ? null : { number, queryCode: known.queryCode };

  const progress = useQuery({
    queryKey: ["progress", key?.number, key?.queryCode],
    queryFn: () => api(readProgress, { body: key ?? { number: "", queryCode: "" } }),
    enabled: key !== null,
    refetchOnWindowFocus: false,
  });
  const open = (asked: ReceiptKey) => {
    setTyped(asked);
    // The same question again, after a failure: ask anew.
    if (asked.number === key?.number && asked.queryCode === key.queryCode) void progress.refetch();
    else setSearch({ number: asked.number });
  };
  const close = () => {
    setTyped(null);
    setSearch({});
  };

  if (key !== null && progress.data !== undefined) {
    return (
      <ProgressView
        progress={progress.data}
        receipt={key}
        error={progress.error}
        isRefreshing={progress.isFetching}
        onRefresh={() => void progress.refetch()}
        onClose={close}
      />
    );
  }
  // A wrong number, a wrong code, or too many tries: said at the form, which stays as it was typed.
  const isRefused = progress.isError && [400, 404, 429].includes(statusOf(progress.error) ?? 0);
  const isLoading = key !== null && progress.isFetching;
  return (
    <>
      <PageHeading title="查进度" />
      <ReceiptForm
        key={number}
        number={number}
        code={typed?.queryCode ?? ""}
        errors={fieldErrorsOf(progress.error)}
        isAsking={isLoading}
        onAsk={open}
      />
      {isLoading && <Skeleton rows={5} label="正在查询" />}
      {progress.isError && !isLoading && (
        <Failure error={progress.error} {...(isRefused ? {} : { onRetry: () => void progress.refetch() })} />
      )}
      <OwnReceipts receipts={own} onOpen={open} />
    </>
  );
}
