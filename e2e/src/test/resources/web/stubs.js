/** What a browser has and Node.js has not, as much of it as the tests need; and a way to load a page's modules again. */
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

export class Element extends EventTarget {
  children = [];
  attributes = new Map();
  dataset = {};
  #slots = new Map();
  #value;
  get value() { return this.#value ?? this.children.find(option => option.selected)?.value; }
  set value(value) { this.#value = value; }
  get textContent() { return this.words; }
  set textContent(text) { this.children = [text]; }
  append(...more) { this.children.push(...more); }
  prepend(...more) { this.children.unshift(...more); }
  replaceChildren(...more) { this.children = more; }
  setAttribute(name, value) { this.attributes.set(name, value); }
  getAttribute(name) { return this.attributes.get(name) ?? null; }
  removeAttribute(name) { this.attributes.delete(name); }
  querySelectorAll(tag) { return this.all(tag); }
  focus() { document.activeElement = this; }
  scrollIntoView() { /* nothing is seen here */ }
  click() { this.dispatchEvent(new Event('click')); }

  /** The first with a tag, or the place with a name, which is there in whatever is asked for one. */
  querySelector(selector) {
    const [, name] = /^\[data-slot="(.+)"\]$/.exec(selector) ?? [];
    if (!name) return this.all(selector)[0] ?? null;
    if (!this.#slots.has(name)) this.#slots.set(name, new Element());
    return this.#slots.get(name);
  }

  all(tag) {
    return this.children.filter(child => child instanceof Element)
      .flatMap(child => [...(child.tag === tag ? [child] : []), ...child.all(tag)]);
  }

  get words() {
    return this.children.map(child => (child instanceof Element ? child.words : child)).join('');
  }
}

class Option extends Element {
  constructor(text, value, byDefault, selected) {
    super();
    Object.assign(this, { value, selected });
  }
}

/** An empty document, in which every id is. */
export function open() {
  const elements = new Map();
  globalThis.Option = Option;
  globalThis.document = {
    createElement: tag => Object.assign(new Element(), { tag }),
    getElementById(id) {
      if (!elements.has(id)) elements.set(id, Object.assign(new Element(), { hidden: true }));
      return elements.get(id);
    },
    querySelector: () => new Element(),
    querySelectorAll: () => [],
  };
}

/** As much of a tab's storage as this needs. */
export class Storage {
  items = new Map();
  getItem(name) { return this.items.get(name) ?? null; }
  setItem(name, value) { this.items.set(name, String(value)); }
  removeItem(name) { this.items.delete(name); }
}

/** Gives the browser something, or takes it away. */
export const give = (name, property) => Object.defineProperty(globalThis, name, { configurable: true, ...property });

/** The modules of a page that was just loaded: with nothing in memory. Answers what imports one of them. */
export function load() {
  const folder = mkdtempSync(fileURLToPath(new URL('../page-', import.meta.url)));
  cpSync(fileURLToPath(new URL('../js', import.meta.url)), folder, { recursive: true });
  return name => import(pathToFileURL(`${folder}/${name}.js`).href);
}

/** When all has happened that needs no waiting. */
export const settled = () => new Promise(resolve => { setImmediate(resolve); });

/** Much longer than anything takes on a busy machine; it only bounds how long a failure takes to be seen. */
const PATIENCE_MS = 20_000;

/** When something is seen. A digest is made on another thread, so that no number of turns is enough. */
export async function until(seen) {
  const end = performance.now() + PATIENCE_MS;
  while (!seen() && performance.now() < end) await settled();
  assert.ok(seen());
}

/** An answer of the API. */
export const json = (status, body, type = 'application/json') => new Response(JSON.stringify(body), { status, headers: { 'Content-Type': type } });

/** A refusal of the API. */
export const refusal = (status, body) => json(status, body, 'application/problem+json');

export const lost = () => { throw new TypeError('the connection was lost'); };
