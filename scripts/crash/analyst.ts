import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { addDays } from '@/lib/calendar';
import { emptyLotText, emptyVoyageText, type VoyageText } from '@/lib/voyages/text';
import type { Amended } from '@/lib/voyages/record';

/** What the app said it had saved: it must be there at the end, once and whole. */
export interface Acknowledged {
  key: string;
  voyageNo: string;
  /** As last acknowledged. */
  text: VoyageText;
  /** Reasons of the amendments that were acknowledged, in their order. */
  amendments: string[];
}

/** Where everybody works, and what it cost. */
export interface Office {
  address: () => string;
  /** Called after each acknowledgement. */
  acknowledged: () => void;
  /** Requests that ended without an answer of the mutation: refused, cut off, or the database was away. */
  interrupted: number;
}

/** Made out for one vessel, so that its voyages follow one another and nobody else's overlap them. */
export interface Ship {
  vesselId: number;
  loadTerminalId: number;
  dischargeTerminalId: number;
  gradeId: number;
  /** Of its first voyage. */
  from: string;
}

/** One person at work: logs a voyage, amends it, logs the next; asks again until there is an answer. */
export class Analyst {
  readonly voyages: Acknowledged[] = [];

  constructor(
    private readonly office: Office,
    private readonly ship: Ship,
  ) {}

  async work(goOn: () => boolean): Promise<void> {
    while (goOn()) {
      await this.log();
      if (this.voyages.length % 2 === 0) await this.amend();
      if (this.voyages.length % 3 === 0) await this.amend();
    }
  }

  private async log(): Promise<void> {
    const number = this.voyages.length;
    const text = voyageText(this.ship, number);
    const answer = await this.ask<Amended>('/log', { text });
    if (!answer.done) throw new Error(`refused: ${JSON.stringify(answer.refusals)}`);
    this.voyages.push({ key: text.idempotencyKey, voyageNo: answer.value.voyageNo, text, amendments: [] });
    this.office.acknowledged();
  }

  /** The latest voyage but one, or the only one: it was logged before the last crash as often as after it. */
  private async amend(): Promise<void> {
    const voyage = this.voyages.at(-2) ?? this.voyages.at(-1);
    if (!voyage) return;
    const reason = `amendment ${randomUUID()}`;
    for (;;) {
      const opened = await this.ask<{ version: number; text: VoyageText }>('/open', {
        voyageNo: voyage.voyageNo,
      });
      // What was asked before and cut off may have been saved all the same.
      if (opened.text.note !== reason) {
        const [lot = emptyLotText(), ...others] = opened.text.lots;
        const text = {
          ...opened.text,
          note: reason,
          lots: [{ ...lot, blTonnes: String(9300 + (voyage.amendments.length % 9) * 10) }, ...others],
        };
        const { version, text: base } = opened;
        const answer = await this.ask<Amended>('/amend', {
          voyageNo: voyage.voyageNo,
          amendment: { version, base, text, reason },
        });
        if (!answer.done && answer.refusals.some((refusal) => refusal.reason === 'changedMeanwhile'))
          continue;
        if (!answer.done) throw new Error(`refused: ${JSON.stringify(answer.refusals)}`);
        voyage.text = { ...voyage.text, note: text.note, lots: text.lots };
      } else voyage.text = { ...voyage.text, note: opened.text.note, lots: opened.text.lots };
      voyage.amendments.push(reason);
      return this.office.acknowledged();
    }
  }

  /** The same request again, word for word, until the app answers. */
  private async ask<T>(path: string, body: object): Promise<T> {
    for (;;) {
      try {
        const response = await fetch(`${this.office.address()}${path}`, {
          method: 'POST',
          body: JSON.stringify(body),
          signal: AbortSignal.timeout(20_000),
        });
        if (response.ok) return (await response.json()) as T;
        await response.text();
      } catch {
        // Refused or cut off: whether it was saved, only asking again can tell.
      }
      this.office.interrupted += 1;
      await wait(30);
    }
  }
}

/** The `number`-th voyage of a ship: one a week, two lots, eight events. */
function voyageText({ from, ...ship }: Ship, number: number): VoyageText {
  const day = addDays(from, number * 7);
  const actual = (days: number, time: string) => ({
    planned: '',
    estimated: '',
    actual: `${addDays(day, days)} ${time}`,
  });
  const lot = (no: number, blTonnes: string, outturnTonnes: string) => ({
    ...emptyLotText(),
    gradeId: ship.gradeId,
    blNo: `${ship.vesselId}/${number + 1}-${no}`,
    blDate: addDays(day, 1),
    blTonnes,
    outturnTonnes,
    outturnDate: addDays(day, 4),
  });
  const { gradeId: _, ...head } = ship;
  return {
    ...emptyVoyageText(randomUUID()),
    ...head,
    lots: [lot(1, '9300', '9290'), lot(2, '412.5', '412.25')],
    events: {
      load_arrived: actual(0, '04:00'),
      loading_commenced: actual(0, '12:00'),
      loading_completed: actual(1, '10:00'),
      sailed: actual(1, '14:00'),
      arrived: actual(2, '16:00'),
      nor_tendered: actual(2, '17:00'),
      discharge_commenced: actual(3, '08:00'),
      discharge_completed: actual(4, '06:00'),
    },
  };
}
