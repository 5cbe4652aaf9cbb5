import type { Db } from "@/db/client";
import { Vectors } from "../inverted/vectors";
import { allVectors, type Model, vectorsOfSubjects } from "./vectors";

/** All vectors of a site in memory, following the change feed. */
export class KeptVectors {
  readonly vectors: Vectors;

  constructor(
    readonly db: Db,
    readonly model: Model,
  ) {
    this.vectors = new Vectors(model.dimensions);
  }

  async load(): Promise<void> {
    for await (const batch of allVectors(this.db, this.model))
      for (const [key, vector] of batch) this.vectors.set(key, vector);
  }

  async follow(subjects: readonly string[]): Promise<void> {
    const own = subjects
      .filter((subject) => subject.startsWith("vector:"))
      .map((subject) => subject.slice(7));
    for (const [key, vector] of await vectorsOfSubjects(this.db, this.model, own))
      this.vectors.set(key, vector);
  }
}
