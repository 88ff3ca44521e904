// node agenda.mjs <URI of MongoDB> <jobs> <at once>: Agenda does jobs that do nothing, born beside it.
import { Agenda } from 'agenda';
import { MongoBackend } from '@agendajs/mongo-backend';

const [address, jobs, atOnce] = [process.argv[2], ...process.argv.slice(3).map(Number)];
const agenda = new Agenda({
  backend: new MongoBackend({ address, collection: 'agenda_jobs' }),
  processEvery: 100,
  maxConcurrency: atOnce,
  defaultConcurrency: atOnce,
  lockLimit: atOnce,
  defaultLockLimit: atOnce,
});
const done = new Promise(resolve => {
  let left = jobs;
  agenda.define('noop', async () => {});
  agenda.on('complete:noop', () => --left === 0 && resolve());
});
agenda.on('error', failure => {
  console.error(failure);
  process.exit(1);
});
await agenda.start();

const began = process.hrtime.bigint();
let next = 0;
const bear = async () => {
  while (next < jobs) {
    await agenda.now('noop', { v: 1, n: next++ });
  }
};
await Promise.all(Array.from({ length: Math.min(16, atOnce) }, bear));
await done;
console.log(JSON.stringify({ jobs, seconds: Number(process.hrtime.bigint() - began) / 1e9 }));
process.exit(0);
