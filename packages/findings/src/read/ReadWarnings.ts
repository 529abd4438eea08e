const SHOWN_EVENTS = 3;

/**
 * What was guessed while a file was read. The same guess at many events is one warning that counts them: a run of a
 * hundred thousand events with no zone has one thing wrong with it.
 */
export class ReadWarnings {
  readonly #events = new Map<string, number[]>();

  add(index: number, message: string): void {
    const events = this.#events.get(message);
    if (!events) {
      this.#events.set(message, [index]);
    } else if (events[events.length - 1] !== index) {
      events.push(index);
    }
  }

  /** One line for each kind of guess, e.g. `events 0, 4, 7 and 96 more: the time has no zone and was taken as UTC`. */
  list(): string[] {
    return Array.from(this.#events, ([message, events]) => {
      const more = events.length - SHOWN_EVENTS;
      const first = events.slice(0, SHOWN_EVENTS).join(', ');
      const rest = more > 0 ? ` and ${more} more` : '';
      return `event${events.length > 1 ? 's' : ''} ${first}${rest}: ${message}`;
    });
  }
}
