// By the last sound of a verb: what may stand in its place.
const rows: Record<string, string> = {
  う: "うわいえおっ",
  く: "くかきけこい",
  ぐ: "ぐがぎげごい",
  す: "すさしせそ",
  つ: "つたちてとっ",
  ぬ: "ぬなにねのん",
  ぶ: "ぶばびべぼん",
  む: "むまみめもん",
  る: "るらりれろっ",
};
/** Before its last sound, a verb of the other class: the rest stands before all endings. */
const UNCHANGING = /[いきしちにひみりぎじびえけせてねへめれげぜでべ]る$/u;

/** How a Japanese verb begins wherever it stands: 消す as 消さ, 消し, 消せ; 変える as 変え. Other words as they are. */
export function formsOfVerb(verb: string): string[] {
  const row = rows[verb.at(-1)!];
  if (!row) return [verb];
  const stem = verb.slice(0, -1);
  return UNCHANGING.test(verb) ? [verb, stem] : [...row].map((sound) => stem + sound);
}
