/**
 * What a form does is waited for longer than a page: a language model may be part of it. Whoever is sent away earlier is
 * told that nothing came of it, and then finds that it did.
 */
export const writeWithinMs = 60_000;
