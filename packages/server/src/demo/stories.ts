import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { DemandKind } from "@yihao/contract/demand-words";
import type { Urgency } from "@yihao/contract/directory";
import type { Random } from "./random.ts";

/** One matter as it is written in demo/stories: what is said, what comes of it. */
export type Story = {
  key: string;
  kind: DemandKind;
  categoryCode: string;
  title: string;
  content: string[];
  line: "citizen" | "enterprise";
  outcome: "answered" | "dispatched" | "declined" | "handedOver";
  regionCode?: string;
  answer?: string;
  knowledgeKeywords?: string;
  declineReason?: string;
  declineExplanation?: string;
  handOverTo?: string;
  agencyCode?: string;
  delegateToAgencyCode?: string;
  supportingAgencyCodes?: string[];
  urgency?: Urgency;
  internalAccount?: string;
  publicReply?: string;
  satisfaction?: "satisfied" | "basicallySatisfied" | "dissatisfied";
  dissatisfiedWhy?: string;
  returnTo?: { wrongAgencyCode: string; reason: string; basis: string };
  sendBackReason?: string;
};
type Place = { name: string; regionCode: string };
type Places = { estates: Place[]; streets: Place[]; roads: string[]; places: Place[]; times: string[] };
type People = { surnames: string[]; givenNames: string[]; enterprises: string[] };
export type Material = { stories: Story[]; places: Places; people: People };

export function readMaterial(folder: string): Material {
  const read = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), "utf8"));
  const fields = readdirSync(folder)
    .filter((file) => file.endsWith(".json") && file !== "places.json" && file !== "people.json")
    .sort();
  return {
    stories: fields.flatMap((file) => read(file) as Story[]),
    places: read("places.json") as Places,
    people: read("people.json") as People,
  };
}

export type Told = {
  story: Story;
  title: string;
  content: string;
  regionCode: string;
  address: string;
  name: string;
  gender: "male" | "female";
  phone: string;
  enterpriseName: string | undefined;
};

/** Fills the slots: somebody, somewhere, with a telephone of a number range that is never given out. */
export function tell(story: Story, { places, people }: Material, random: Random): Told {
  const usesEstate = /\{estate\}/.test(story.title + story.content.join(""));
  const within = (county: string | undefined, from: readonly Place[]) => {
    const inside = from.filter((each) => county === undefined || each.regionCode.startsWith(county));
    return random.pick(inside.length > 0 ? inside : from);
  };
  // One county for everything that the story names.
  const scene = within(story.regionCode?.slice(0, 6), usesEstate ? places.estates : places.streets);
  const county = scene.regionCode.slice(0, 6);
  const estate = usesEstate ? scene : within(county, places.estates);
  const street = usesEstate ? within(county, places.streets) : scene;
  const slots: Record<string, string> = {
    estate: estate.name,
    street: street.name,
    road: random.pick(places.roads),
    place: within(county, places.places).name,
    time: random.pick(places.times),
  };
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (whole, slot: string) => slots[slot] ?? whole);
  const variant = fill(random.pick(story.content));
  return {
    story,
    title: [...fill(story.title)].slice(0, 60).join(""),
    content: variant,
    regionCode: scene.regionCode,
    address: usesEstate ? `${estate.name}${Math.floor(random.between(1, 28))}幢` : `${street.name}${slots.road ?? ""}附近`,
    name: random.pick(people.surnames) + random.pick(people.givenNames),
    gender: random.chance(0.5) ? "male" : "female",
    phone: `1${random.pick(["3", "5", "8"])}${random.pick(["0", "5", "9"])}0000${String(Math.floor(random.between(0, 10_000))).padStart(4, "0")}`,
    enterpriseName: story.line === "enterprise" ? random.pick(people.enterprises) : undefined,
  };
}
