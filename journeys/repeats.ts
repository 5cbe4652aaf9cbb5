import type { Page } from "@playwright/test";
import { type Asked, ask, expect, newWord } from "./cast";

export type Repeats = {
  /** A word that the titles of these questions have, and no others. */
  word: string;
  path: string;
  /** The last of them asks for something else about the same. */
  asked: Asked[];
};

/** Has somebody ask the same so many times, and waits until a curator finds it as a group. */
export async function repeats(asker: Page, curator: Page, count: number): Promise<Repeats> {
  // What they share must be nobody else's words, or they would go to the groups of earlier journeys.
  const [word, part, place, noise] = [newWord(), newWord(), newWord(), newWord()];
  const about = `${noise} ${part} ${place} ${word}`;
  const asked: Asked[] = [];
  for (let number = 1; number <= count; number++) {
    const title = number < count ? `${about} on day ${number}` : `Who sells ${newWord()} for the ${about}?`;
    asked.push(await ask(asker, { title, happened: `It is ${about}.`, topic: "Brewing & taste" }));
  }
  const card = curator.locator("[data-card]");
  await expect(async () => {
    await curator.goto(boardOf({ word }));
    await expect(card).toContainText(`${count} questions`, { timeout: 500 });
  }).toPass();
  const path = await card.locator(".row-link").getAttribute("href");
  return { word, path: path!, asked };
}

/** The board with this group alone. */
export const boardOf = ({ word }: Pick<Repeats, "word">, column = "") =>
  `/curation?q=${word}&least=2${column && `&column=${column}`}`;
