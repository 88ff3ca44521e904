/** Time zones to choose from. */
import { guessedZone, zoneName } from './format.js';

/** Fills a select with the zones of this browser; one is chosen, the browser's own unless told otherwise. */
export function fillZones(select, chosen = guessedZone()) {
  const zones = new Set([...Intl.supportedValuesOf?.('timeZone') ?? [], chosen, 'UTC']);
  for (const zone of [...zones].sort()) {
    select.append(new Option(zoneName(zone), zone, zone === chosen, zone === chosen));
  }
}
