/** A case with the staff, from its opening to its end. */
export {
  close,
  drop,
  endWithQuestion,
  isReopenable,
  keep,
  REOPEN_DAYS,
  reopen,
  reopened,
  setCause,
} from "./case/end";
export { closed, endByAcceptance, withdraw } from "./case/ending";
export { askerErased, handOver, moveTo, release } from "./case/hands";
export { nextDate } from "./case/parts";
export { ACKNOWLEDGE_MINUTES, REMIND_MINUTES, timers } from "./case/timers";
export { customerWrote, decideHandBack, handBack, resume, wait } from "./case/waiting";
export { answeredBy, answerLost, backToWork, promise, SILENCE_HOURS, take } from "./case/work";
