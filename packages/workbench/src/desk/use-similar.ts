import { similarDemands } from "@yihao/contract/demand";
import { phone } from "@yihao/contract/fields";
import { useReading } from "../common/use-reading.ts";
import { useMe } from "../session/use-me.ts";
import { useSettled } from "./use-settled.ts";

// Fewer characters are like everything.
const charactersMin = 6;
const contentMax = 5000;

type Asked = {
  said: string;
  regionCode: string | undefined;
  categoryCode: string | undefined;
  /** Whose earlier demands count as repeated; as it is typed. */
  number: string | undefined;
  demandId: string | undefined;
};

/** Demands that say nearly the same, and what was concluded towards the same requester; asked for again when the words have settled. */
export function useSimilar({ said, regionCode, categoryCode, number, demandId }: Asked) {
  const { permissions } = useMe();
  const content = useSettled(said.trim(), 700).slice(0, contentMax);
  const whole = phone.safeParse(useSettled(number ?? "", 700)).data;
  const isAsked = permissions.includes("demand.register") && content.length >= charactersMin;
  const found = useReading(
    similarDemands,
    {
      body: {
        content,
        regionCode: regionCode ?? null,
        categoryCode: categoryCode ?? null,
        demandId: demandId ?? null,
        ...(whole === undefined ? {} : { phone: whole }),
      },
    },
    { topics: ["demands"], enabled: isAsked, keepsPrevious: true, staleTime: 30_000 },
  );
  const answer = isAsked ? found.data : undefined;
  return { isAsked, found, rows: answer?.items ?? [], conclusion: answer?.conclusion ?? null };
}
export type Similar = ReturnType<typeof useSimilar>;
