// What the page knows: the state that the server sends, and what this person has open.
// The server sends the whole state each time, so a page that was away is right with the first event.

export const open = {
  me: location.hash.slice(1) || 'U0ALICE',
  channel: 'C0INCIDENTS',
  thread: null, // the parent's ts
  isHome: false, // the bot's Home instead of the channel
  menu: null, // the key of the select or overflow that is open
  confirm: null, // a dialog that waits for yes or no
  view: 'slack', // on a phone: slack, people or world
  toast: null,
  drafts: {},
  fields: {}, // what was typed in forms, by form and field
  pending: new Set(),
};

export let state = null;
export let isConnected = false;

const listeners = [];
let stream = null;

export function onChange(listener) {
  listeners.push(listener);
}

export function changed() {
  listeners.forEach(listener => listener());
}

/** Shows a state that nobody sends. */
export function show(shown) {
  state = shown;
  changed();
}

/** Done with the first state. */
export function connect() {
  stream?.close();
  stream = new EventSource('/api/events?as=' + encodeURIComponent(open.me));
  const first = Promise.withResolvers();
  stream.onmessage = event => {
    state = JSON.parse(event.data);
    isConnected = true;
    first.resolve();
    changed();
  };
  stream.onerror = () => {
    isConnected = false;
    changed();
  };
  return first.promise;
}

export function become(person) {
  open.me = person;
  open.menu = null;
  history.replaceState(null, '', '#' + person);
  connect();
  changed();
}

export function language() {
  return state?.people.find(person => person.id === open.me)?.language ?? 'en';
}

/** The words in the language of the person. */
export function say(en, fr) {
  return language() === 'fr' ? fr : en;
}

export function words(both) {
  return say(both.en, both.fr);
}

export async function post(path, body = {}) {
  try {
    const response = await fetch('/api/' + path, {
      method: 'POST',
      headers: {'Content-Type': 'application/json'},
      body: JSON.stringify({as: open.me, ...body}),
    });
    if (!response.ok) {
      toast((await response.json()).error);
    }
    return response.ok;
  } catch {
    toast(say('The sandbox is gone: start it again.', 'La sandbox est arrêtée : relancez-la.'));
    return false;
  }
}

/** What the bot offers for what is being typed; nothing where it doesn't say. */
export async function offered(body) {
  try {
    const response = await fetch('/api/offered', {
      method: 'POST',
      headers: {'Content-Type': 'application/json'},
      body: JSON.stringify({as: open.me, ...body}),
    });
    return response.ok ? await response.json() : [];
  } catch {
    return [];
  }
}

let toastTimer = 0;

export function toast(text) {
  open.toast = text;
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => {
    open.toast = null;
    changed();
  }, 6000);
  changed();
}

/** Marks a control as waiting while something is under way. */
export async function during(key, work) {
  if (open.pending.has(key)) {
    return;
  }
  open.pending.add(key);
  changed();
  try {
    return await work();
  } finally {
    open.pending.delete(key);
    changed();
  }
}
