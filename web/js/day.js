import { Agenda } from './agenda.js';
import { beginningOf, dateOf, plusDays } from './days.js';
import { span, zoneName } from './format.js';
import { attempt, beginSignedIn, byId, isStaff, make, slot } from './page.js';
import { People } from './people.js';
import { call } from './session.js';
import { bookForClients } from './staff-booking.js';

const filter = byId('filter');
const { date, days, practitioner } = filter.elements;

beginSignedIn(async () => {
  const me = await call('GET', '/api/users/me');
  byId('clients-only').hidden = isStaff(me);
  if (!isStaff(me)) return;
  const people = new People(me);
  let turns = 0;
  const { items: offerings } = await call('GET', '/api/offerings?limit=100');
  const agenda = new Agenda(byId('agenda'), { people, me, changed: load });
  await fillFilter(me, people, offerings);
  slot(byId('zone'), 'zone').textContent = zoneName(me.timeZone);
  const suggest = bookForClients({ offerings, people, me, booked: load });
  filter.addEventListener('change', () => attempt(filter, load));
  filter.addEventListener('submit', event => event.preventDefault());
  for (const [id, by] of [['earlier', -1], ['later', 1]]) {
    byId(id).addEventListener('click', () => {
      date.value = plusDays(date.value, by * Number(days.value));
      attempt(filter, load);
    });
  }
  byId('staff').hidden = false;
  await load();

  function wanted() {
    return date.value && new URLSearchParams({
      from: beginningOf(date.value, me.timeZone),
      to: beginningOf(plusDays(date.value, Number(days.value)), me.timeZone),
      ...(practitioner.value && { practitionerId: practitioner.value }),
    }).toString();
  }

  /** Shows the days that are chosen when it is done; of several at once the last one does. */
  async function load() {
    const turn = ++turns;
    let asked, found;
    do {
      asked = wanted();
      if (!asked) return;
      found = await call('GET', `/api/agenda?${asked}`);
      await people.meet(found.bookings.flatMap(({ clientId, practitionerId }) => [clientId, practitionerId]));
      if (turn !== turns) return;
    } while (asked !== wanted());
    agenda.show(found);
    suggest(found.bookings.map(({ clientId }) => clientId));
    byId('tasks').replaceChildren(...found.tasks.map(task => taskItem(task, me.timeZone)));
    byId('open-tasks').hidden = found.tasks.length === 0;
  }
});

/** Today and one's own bookings at first; everybody's for who gives none. */
async function fillFilter(me, people, offerings) {
  date.value = dateOf(Date.now(), me.timeZone);
  const ids = new Set(offerings.flatMap(offering => offering.practitionerIds));
  if (me.roles.includes('practitioner')) ids.add(me.id);
  await people.meet(ids);
  for (const id of ids) {
    practitioner.append(new Option(id === me.id ? `${me.name} (you)` : people.nameOf(id), id));
  }
  practitioner.value = me.roles.includes('practitioner') ? me.id : '';
}

function taskItem({ summary, details: { startsAt, endsAt } }, timeZone) {
  return make('li', { className: 'card row' },
    make('p', {}, summary), make('p', { className: 'hint' }, startsAt && endsAt ? span(startsAt, endsAt, timeZone) : ''));
}
