/** A case with the staff, from its opening to its end. */
export {
  close,
  closed,
  drop,
  endByAcceptance,
  endWithQuestion,
  keep,
  REOPEN_DAYS,
  reopen,
  reopened,
  setCause,
  withdraw,
} from "./case/end";
export { askerErased, handOver, moveTo, release } from "./case/hands";
export { nextDate } from "./case/parts";
export { ACKNOWLEDGE_MINUTES, REMIND_MINUTES, timers } from "./case/timers";
export { customerWrote, decideHandBack, handBack, resume, wait } from "./case/waiting";
export { answeredBy, answerLost, backToWork, promise, SILENCE_HOURS, take } from "./case/work";
