export type Passes = (document: Record<string, unknown>) => boolean;

/**
 * Conditions as this site writes them: a list of which all must hold, each with AND, OR, NOT IN, IN, =, >=, IS NOT EMPTY and
 * brackets; only of what an index was told that it may be asked about.
 */
export function filterOf(filter: string[] | string = [], filterable: readonly string[] = []): Passes {
  const all = [filter].flat().map((condition) => new FilterReader(condition, filterable).read());
  return (document) => all.every((passes) => passes(document));
}

export class BadFilter extends Error {}

class FilterReader {
  #tokens: string[];

  constructor(
    text: string,
    readonly filterable: readonly string[],
  ) {
    this.#tokens = text.match(/"(?:[^"\\]|\\.)*"|>=|[()[\],=]|[^\s()[\],=>"]+/g) ?? [];
  }

  read(): Passes {
    const passes = this.#either();
    if (this.#tokens.length > 0) throw new BadFilter(`unexpected ${this.#tokens[0]}`);
    return passes;
  }

  #either(): Passes {
    const first = this.#both();
    if (!this.#take("OR")) return first;
    const second = this.#either();
    return (document) => first(document) || second(document);
  }

  #both(): Passes {
    const first = this.#one();
    if (!this.#take("AND")) return first;
    const second = this.#both();
    return (document) => first(document) && second(document);
  }

  #one(): Passes {
    if (this.#take("(")) {
      const inner = this.#either();
      this.#must(")");
      return inner;
    }
    const name = this.#next();
    if (!this.filterable.includes(name)) throw new BadFilter(`${name} is not filterable`);
    const values = (document: Record<string, unknown>) => [document[name]].flat().map(String);
    if (this.#take("=")) {
      const wanted = this.#next();
      return (document) => values(document).includes(wanted);
    }
    if (this.#take(">=")) {
      const least = Number(this.#next());
      return (document) => Number(document[name]) >= least;
    }
    if (this.#take("IS")) {
      this.#must("NOT");
      this.#must("EMPTY");
      return (document) => !(Array.isArray(document[name]) && document[name].length === 0);
    }
    const isNot = this.#take("NOT");
    this.#must("IN");
    this.#must("[");
    const wanted = new Set<string>();
    while (!this.#take("]")) {
      wanted.add(this.#next());
      this.#take(",");
    }
    return (document) => values(document).some((value) => wanted.has(value)) !== isNot;
  }

  #take(token: string): boolean {
    if (this.#tokens[0] !== token) return false;
    this.#tokens.shift();
    return true;
  }

  #must(token: string): void {
    if (!this.#take(token)) throw new BadFilter(`expected ${token}, not ${this.#tokens[0]}`);
  }

  #next(): string {
    const token = this.#tokens.shift();
    if (token === undefined) throw new BadFilter("ends too early");
    return token.startsWith('"') ? JSON.parse(token) : token;
  }
}
