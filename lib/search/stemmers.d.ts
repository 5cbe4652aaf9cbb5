declare module "snowball-stemmers" {
  export type Stemmer = { stem(word: string): string };
  export type Library = { newStemmer(algorithm: string): Stemmer };
  const library: Library | undefined;
  export default library;
  export const newStemmer: Library["newStemmer"];
}
