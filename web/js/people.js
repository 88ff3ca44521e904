/** Names of people for staff: admins may look them up, everybody knows their own, and an id has to do for the rest. */
import { call } from './session.js';

/** The people as one of the staff knows them. */
export class People {
  #me;
  #names = new Map();

  constructor(me) {
    this.#me = me;
    this.#names.set(me.id, Promise.resolve(me.name));
  }

  get #knowsAll() {
    return this.#me.roles.includes('admin');
  }

  /** What to call somebody. */
  async nameOf(id) {
    if (!this.#names.has(id)) this.#names.set(id, this.#knowsAll ? lookUp(id) : id);
    return this.#names.get(id);
  }

  /** Clients whose address or name begins so, for those who may see them; nobody for the others. */
  async clients(beginning) {
    if (!this.#knowsAll || beginning.length < 2) return [];
    const query = new URLSearchParams({ role: 'client', query: beginning, limit: 10 });
    const { items } = await call('GET', `/api/users?${query}`);
    return items;
  }
}

/** An account that is not there any more has only its id. */
const lookUp = id => call('GET', `/api/users/${encodeURIComponent(id)}`).then(({ name }) => name, () => id);
