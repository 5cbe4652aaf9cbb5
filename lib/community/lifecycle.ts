/** The life of a question as pure rules: facts in, stage, gate and effects out. Nothing here reads a clock or a row. */
export type { By, Effect, Event, News, Outcome, Part } from "./lifecycle/events";
export type { AcceptanceKind, EscalationState, Facts } from "./lifecycle/facts";
export { isHistory, isLive, isOrphaned, liveEscalation, othersAnswers, speakerOf } from "./lifecycle/facts";
export { type Gate, gateDueAt, mayEscalate, openings, shownTimes } from "./lifecycle/gate";
export { settle } from "./lifecycle/settle";
export { STALE_DAYS, type Stage, stage, stages } from "./lifecycle/stage";
export { transition } from "./lifecycle/transition";
