import assert from 'node:assert/strict';
import test from 'node:test';
import { People } from '../js/people.js';

const MIRA = { id: 'usr_mira', name: 'Mira Sen', roles: ['practitioner'] };
const idsOf = path => new URL(path, 'http://localhost').searchParams.getAll('id');

/** Answers for an API that knows these names, and notes what it is asked. */
function know(names) {
  const asked = [];
  globalThis.fetch = async path => {
    asked.push(path);
    const items = idsOf(path).filter(id => id in names).map(id => ({ id, name: names[id] }));
    return new Response(JSON.stringify({ items }), { headers: { 'Content-Type': 'application/json' } });
  };
  return asked;
}

test('people are asked for together, each once, and are known from then on', async () => {
  const asked = know({ usr_asha: 'Asha Rao', usr_vani: 'Vani Rao' });
  const people = new People(MIRA);

  await people.meet(['usr_asha', 'usr_mira', 'usr_vani', 'usr_asha', 'system']);
  await people.meet(['usr_vani', 'usr_asha']);

  assert.deepEqual(asked, ['/api/users/names?id=usr_asha&id=usr_vani']);
  assert.deepEqual(['usr_asha', 'usr_mira', 'usr_vani', 'calendly'].map(id => people.nameOf(id)),
    ['Asha Rao', 'Mira Sen', 'Vani Rao', 'Calendly']);
});

test('nobody new means nothing to ask', async () => {
  const asked = know({});
  await new People(MIRA).meet(['usr_mira']);
  assert.deepEqual(asked, []);
});

test('no more are asked for at once than the API names', async () => {
  const asked = know({ usr_249: 'Asha Rao' });
  const people = new People(MIRA);
  await people.meet(Array.from({ length: 250 }, (_, i) => `usr_${i}`));
  assert.deepEqual(asked.map(path => idsOf(path).length), [100, 100, 50]);
  assert.equal(people.nameOf('usr_249'), 'Asha Rao');
});

test('whoever is not told has only an id', async () => {
  know({});
  const people = new People(MIRA);
  await people.meet(['usr_closed']);
  assert.equal(people.nameOf('usr_closed'), 'usr_closed');
  assert.equal(people.nameOf('usr_never_met'), 'usr_never_met');
});

test('with identity away an id has to do, until it is back', async () => {
  const people = new People(MIRA);
  for (const away of [async () => new Response('', { status: 503 }), async () => { throw new TypeError('no connection'); }]) {
    globalThis.fetch = away;
    await people.meet(['usr_asha']);
    assert.equal(people.nameOf('usr_asha'), 'usr_asha');
  }
  know({ usr_asha: 'Asha Rao' });
  await people.meet(['usr_asha']);
  assert.equal(people.nameOf('usr_asha'), 'Asha Rao');
});

test('an identity that does not answer keeps a page waiting for two seconds at most', async t => {
  t.mock.timers.enable();
  globalThis.fetch = () => new Promise(() => {});
  const people = new People(MIRA);
  const met = people.meet(['usr_asha']);
  t.mock.timers.tick(2000);
  await met;
  assert.equal(people.nameOf('usr_asha'), 'usr_asha');
});

test('clients are looked for by two characters at least', async () => {
  const asked = know({});
  assert.deepEqual(await new People(MIRA).clients('a'), []);
  assert.deepEqual(asked, []);
  await new People(MIRA).clients('asha r');
  assert.deepEqual(asked, ['/api/users/clients?query=asha+r']);
});
