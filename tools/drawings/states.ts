import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { AssessmentState } from "../../packages/contract/src/assessment.ts";
import { AssessmentAppealState } from "../../packages/contract/src/assessment-appeal.ts";
import { CallbackState } from "../../packages/contract/src/callback.ts";
import { ConferralState } from "../../packages/contract/src/conferral.ts";
import { DemandState } from "../../packages/contract/src/demand-words.ts";
import { EmergencyState } from "../../packages/contract/src/emergency.ts";
import { ExclusionState } from "../../packages/contract/src/exclusion.ts";
import { AssignmentState } from "../../packages/contract/src/handling.ts";
import { ArticleState, RevisionStage } from "../../packages/contract/src/knowledge.ts";
import { SupervisionState } from "../../packages/contract/src/supervision.ts";
import { WorkOrderState } from "../../packages/contract/src/work-order.ts";
import { appealMoves, appealMoveWords } from "../../packages/server/src/modules/assessment/rules/appeal.ts";
import { exclusionMoves, exclusionMoveWords } from "../../packages/server/src/modules/assessment/rules/exclusion.ts";
import { assessmentMoves, assessmentMoveWords } from "../../packages/server/src/modules/assessment/rules/period.ts";
import { callbackMoves, moveWords as callbackMoveWords } from "../../packages/server/src/modules/callback/rules/moves.ts";
import { conferralMoves, moveWords as conferralMoveWords } from "../../packages/server/src/modules/conferral/rules.ts";
import { demandMoves, moveWords as demandMoveWords } from "../../packages/server/src/modules/demand/rules.ts";
import { emergencyMoves, moveWords as emergencyMoveWords } from "../../packages/server/src/modules/emergency/rules/moves.ts";
import { assignmentMoves, moveWords as assignmentMoveWords } from "../../packages/server/src/modules/handling/rules/moves.ts";
import { articleMoves, type Phase } from "../../packages/server/src/modules/knowledge/rules.ts";
import { supervisionMoves, moveWords as supervisionMoveWords } from "../../packages/server/src/modules/supervision/rules/moves.ts";
import { workOrderMoves, moveWords as workOrderMoveWords } from "../../packages/server/src/modules/work-order/rules/moves.ts";

type Moves = Readonly<Record<string, Readonly<Record<string, string>>>>;
type Machine = {
  readonly name: string;
  readonly title: string;
  readonly module: string;
  /** Where in the module the table stands, when it is not rules.ts. */
  readonly rules?: string;
  readonly moves: Moves;
  readonly starts: readonly string[];
  readonly wordOf: (state: string) => string;
  readonly moveWords?: Readonly<Record<string, string>>;
};

const wordsOf = (enumeration: { readonly words: Readonly<Record<string, string>> }) => (state: string) => enumeration.words[state] ?? state;

/** An article and its revision go their own ways; a phase is both together. */
function phaseWord(phase: string): string {
  const [, state = "", stage] = /^(draft|inReview|published|expired)(Draft|InReview)?$/.exec(phase as Phase) ?? [];
  const word = wordsOf(ArticleState)(state);
  return stage === undefined ? word : `${word}，${wordsOf(RevisionStage)(stage.charAt(0).toLowerCase() + stage.slice(1))}`;
}

const machines: readonly Machine[] = [
  {
    name: "demand",
    title: "诉求",
    module: "demand",
    moves: demandMoves,
    starts: ["registered"],
    wordOf: wordsOf(DemandState),
    moveWords: demandMoveWords,
  },
  {
    name: "emergency",
    title: "突发敏感信息",
    module: "emergency",
    rules: "rules/moves.ts",
    moves: emergencyMoves,
    starts: ["flagged"],
    wordOf: wordsOf(EmergencyState),
    moveWords: emergencyMoveWords,
  },
  {
    name: "work-order",
    title: "工单",
    module: "work-order",
    rules: "rules/moves.ts",
    moves: workOrderMoves,
    starts: ["awaitingDispatch"],
    wordOf: wordsOf(WorkOrderState),
    moveWords: workOrderMoveWords,
  },
  {
    name: "assignment",
    title: "承办（每个单位一份）",
    module: "handling",
    rules: "rules/moves.ts",
    moves: assignmentMoves,
    starts: ["awaitingAcknowledgement"],
    wordOf: wordsOf(AssignmentState),
    moveWords: assignmentMoveWords,
  },
  {
    name: "conferral",
    title: "会商会办",
    module: "conferral",
    moves: conferralMoves,
    starts: ["planned"],
    wordOf: wordsOf(ConferralState),
    moveWords: conferralMoveWords,
  },
  {
    name: "callback",
    title: "回访",
    module: "callback",
    rules: "rules/moves.ts",
    moves: callbackMoves,
    starts: ["pooled", "waived"],
    wordOf: wordsOf(CallbackState),
    moveWords: callbackMoveWords,
  },
  {
    name: "exclusion",
    title: "核减（一级单位申请直接待中心研判）",
    module: "assessment",
    rules: "rules/exclusion.ts",
    moves: exclusionMoves,
    starts: ["applied", "endorsed"],
    wordOf: wordsOf(ExclusionState),
    moveWords: exclusionMoveWords,
  },
  {
    name: "assessment",
    title: "考核",
    module: "assessment",
    rules: "rules/period.ts",
    moves: assessmentMoves,
    starts: ["draft"],
    wordOf: wordsOf(AssessmentState),
    moveWords: assessmentMoveWords,
  },
  {
    name: "assessment-appeal",
    title: "考核申诉",
    module: "assessment",
    rules: "rules/appeal.ts",
    moves: appealMoves,
    starts: ["submitted"],
    wordOf: wordsOf(AssessmentAppealState),
    moveWords: appealMoveWords,
  },
  {
    name: "supervision-case",
    title: "督办单",
    module: "supervision",
    rules: "rules/moves.ts",
    moves: supervisionMoves,
    starts: ["submitted", "issued"],
    wordOf: wordsOf(SupervisionState),
    moveWords: supervisionMoveWords,
  },
  { name: "article", title: "知识（连同修改稿）", module: "knowledge", moves: articleMoves, starts: ["draft"], wordOf: phaseWord },
];

/** Every state machine as a page with a Mermaid drawing, made from the tables that the rules use. */
export function drawings(): { file: string; text: string }[] {
  return machines.map((machine) => ({ file: `docs/states/${machine.name}.md`, text: draw(machine) }));
}

/** Writes the drawings into the project folder. */
export function writeDrawings(root: string): void {
  mkdirSync(join(root, "docs/states"), { recursive: true });
  for (const { file, text } of drawings()) writeFileSync(join(root, file), text);
}

function draw({ title, module, rules = "rules.ts", moves, starts, wordOf, moveWords }: Machine): string {
  const states = Object.keys(moves);
  const isEnd = (state: string) => Object.keys(moves[state] ?? {}).length === 0;
  const edges = states.flatMap((from) =>
    Object.entries(moves[from] ?? {}).map(([move, to]) => `  ${from} --> ${to}: ${labelOf(move, moveWords)}`),
  );
  return [
    `# ${title}`,
    "",
    `Drawn from \`packages/server/src/modules/${module}/${rules}\` by \`npm run check -- --write\`. Do not edit.`,
    "",
    "```mermaid",
    "stateDiagram-v2",
    ...states.map((state) => `  ${state}: ${wordOf(state)} ${state}`),
    ...starts.map((state) => `  [*] --> ${state}`),
    ...edges,
    ...states.filter(isEnd).map((state) => `  ${state} --> [*]`),
    "```",
    "",
  ].join("\n");
}

const labelOf = (move: string, words: Readonly<Record<string, string>> = {}) =>
  words[move] === undefined ? move : `${words[move]} ${move}`;
