/** What people are called, for staff, who read ids in bookings: names are asked for, and an id has to do where nobody tells one. */
import { call } from './session.js';

/** As many as the API names at once. */
const AT_ONCE = 100;
/** A page is not kept waiting for names for longer. */
const PATIENCE_MS = 2000;

/** The people as one of the staff knows them. */
export class People {
  /** With what changes bookings and is nobody. */
  #names = new Map([['calendly', 'Calendly'], ['system', 'the system']]);

  constructor(me) {
    this.#names.set(me.id, me.name);
  }

  /** Learns what these are called, as far as somebody tells it soon. Never fails: what was not learned is asked for the next time. */
  async meet(ids) {
    const strangers = [...new Set(ids)].filter(id => !this.#names.has(id));
    const asked = [];
    for (let i = 0; i < strangers.length; i += AT_ONCE) asked.push(this.#learn(strangers.slice(i, i + AT_ONCE)));
    await soon(Promise.allSettled(asked));
  }

  async #learn(ids) {
    const query = new URLSearchParams(ids.map(id => ['id', id]));
    const { items } = await call('GET', `/api/users/names?${query}`);
    for (const { id, name } of items) this.#names.set(id, name);
  }

  /** What to call somebody who was met; whoever was not, or has closed their account, has only an id. */
  nameOf(id) {
    return this.#names.get(id) ?? id;
  }

  /** Clients whose address or a word of whose name begins so; nobody for less than two characters. */
  async clients(beginning) {
    if (beginning.length < 2) return [];
    const { items } = await call('GET', `/api/users/clients?${new URLSearchParams({ query: beginning })}`);
    return items;
  }
}

/** Waits for work, but not longer than a reader would. */
async function soon(work) {
  let timer;
  await Promise.race([work, new Promise(resolve => { timer = setTimeout(resolve, PATIENCE_MS); })]);
  clearTimeout(timer);
}
