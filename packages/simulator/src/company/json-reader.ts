/** Reads the fields of one JSON object and notes everything that is wrong with them, each with its place. */
export class JsonReader {
  private readonly fields: Record<string, unknown>;

  constructor(
    value: unknown,
    private readonly place: string,
    private readonly problems: string[],
  ) {
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    if (!isObject) {
      this.note('', 'must be an object');
    }
    this.fields = isObject ? (value as Record<string, unknown>) : {};
  }

  text(key: string, fallback?: string, pattern = /^/, shape = 'a text'): string {
    const value = this.fields[key] ?? fallback;
    if (typeof value === 'string' && pattern.test(value)) {
      return value;
    }
    this.note(key, `must be ${shape}`);
    return '';
  }

  optionalText(key: string): string | undefined {
    return this.fields[key] === undefined ? undefined : this.text(key);
  }

  flag(key: string, fallback = false): boolean {
    const value = this.fields[key] ?? fallback;
    if (typeof value === 'boolean') {
      return value;
    }
    this.note(key, 'must be true or false');
    return fallback;
  }

  oneOf<Choice extends string | number>(
    key: string,
    choices: readonly [Choice, ...Choice[]],
    fallback?: Choice,
  ): Choice {
    const value = this.fields[key] ?? fallback;
    const choice = choices.find((candidate) => candidate === value);
    if (choice === undefined) {
      this.note(key, `must be one of ${choices.join(', ')}`);
    }
    return choice ?? choices[0];
  }

  number(key: string, fallback?: number): number {
    const value = this.fields[key] ?? fallback;
    if (typeof value === 'number' && Number.isInteger(value) && value >= 0) {
      return value;
    }
    this.note(key, 'must be a whole number');
    return 0;
  }

  optionalNumber(key: string): number | undefined {
    return this.fields[key] === undefined ? undefined : this.number(key);
  }

  numbers(key: string, fallback?: number[]): number[] {
    return this.list(
      key,
      (item, place) => {
        if (typeof item === 'number' && Number.isInteger(item) && item >= 0) {
          return item;
        }
        this.problems.push(`${place} must be a whole number`);
        return 0;
      },
      fallback,
    );
  }

  list<Item>(key: string, read: (value: unknown, place: string) => Item, fallback?: unknown[]): Item[] {
    const value = this.fields[key] ?? fallback;
    if (Array.isArray(value)) {
      return value.map((item, index) => read(item, this.at(`${key}[${index}]`)));
    }
    this.note(key, 'must be a list');
    return [];
  }

  /** A list of objects, each with a reader of its own. */
  readers(key: string, fallback?: unknown[]): JsonReader[] {
    return this.list(key, (item, place) => new JsonReader(item, place, this.problems), fallback);
  }

  texts<Choice extends string>(key: string, fallback?: string[], choices?: readonly Choice[]): Choice[] {
    return this.list(
      key,
      (item, place) => {
        const known = typeof item === 'string' && (!choices || choices.includes(item as Choice));
        if (!known) {
          this.problems.push(`${place} must be ${choices ? `one of ${choices.join(', ')}` : 'a text'}`);
        }
        return item as Choice;
      },
      fallback,
    );
  }

  object(key: string): JsonReader {
    return new JsonReader(this.fields[key] ?? {}, this.at(key), this.problems);
  }

  keys(): string[] {
    return Object.keys(this.fields);
  }

  value(key: string): unknown {
    return this.fields[key];
  }

  onlyKeys(allowed: readonly string[]): void {
    for (const key of this.keys()) {
      if (!allowed.includes(key)) {
        this.note(key, 'is not known');
      }
    }
  }

  note(key: string, problem: string): void {
    this.problems.push(`${this.at(key) || 'the file'} ${problem}`);
  }

  private at(key: string): string {
    return this.place === '' || key === '' ? this.place || key : `${this.place}.${key}`;
  }
}
