import { ambassadors } from "./ambassadors";
import type { Attempts } from "./attempt";
import { answers } from "./community-answers";
import { questions } from "./community-questions";
import { desk } from "./desk";
import { files } from "./files";
import { freshness } from "./freshness";
import { knowledge } from "./knowledge";
import { people } from "./people";
import { publishing } from "./publishing";
import { repeats } from "./repeats";
import { search } from "./search";
import { site } from "./site";
import { snippets } from "./snippets";

export { withoutARight } from "./without-a-right";

/** Every command that a person can reach, by area. A new command without a line in one of them fails the test. */
export const attempts: Attempts = {
  ...answers,
  ...questions,
  ...ambassadors,
  ...people,
  ...site,
  ...desk,
  ...search,
  ...knowledge,
  ...freshness,
  ...files,
  ...snippets,
  ...repeats,
  ...publishing,
};
