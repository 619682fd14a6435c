/** Says why a text was not read; caught once, in `readHours`. */
export class Unreadable extends Error {}

/** A place in a text, moved forward by sticky patterns (flag `y`). */
export class Cursor {
  readonly text: string;
  at = 0;

  constructor(text: string) {
    this.text = text;
  }

  get done(): boolean {
    return this.at >= this.text.length;
  }

  get rest(): string {
    return this.text.slice(this.at);
  }

  /** Matches here without moving. */
  peek(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    return pattern.exec(this.text);
  }

  /** Matches here and moves behind the match. */
  take(pattern: RegExp): RegExpExecArray | null {
    const match = this.peek(pattern);
    if (match) this.at += match[0].length;
    return match;
  }

  /** Runs a reader and comes back here when it finds nothing. */
  attempt<T>(reader: () => T | null): T | null {
    const start = this.at;
    const result = reader();
    if (result === null) this.at = start;
    return result;
  }
}
