// Every message in every state, in both languages, from the examples that the approved texts show.
import {html, render} from '/lit-html/lit-html.js';
import {open, show, onChange} from '/store.js';
import {content} from '/blocks.js';
import {fields} from '/form.js';
import {plain} from '/mrkdwn.js';

const LANGUAGES = ['en', 'fr'];
const chosen = {language: null, isPhone: false, words: ''};
let views = [];

function draw() {
  const root = document.getElementById('gallery');
  root.classList.toggle('phone', chosen.isPhone);
  const found = views.filter(view => view.name.includes(chosen.words));
  render(html`
    <header>
      <h1>Every message</h1>
      ${[null, ...LANGUAGES].map(language => choice(language ?? 'both', chosen.language === language,
        () => { chosen.language = language; }))}
      ${choice('phone', chosen.isPhone, () => { chosen.isPhone = !chosen.isPhone; })}
      <input type="search" placeholder="board, thread-plan, reply…" aria-label="Part of a name"
        @input=${event => { chosen.words = event.target.value.trim(); draw(); }}>
      <span data-count=${found.length}>${found.length} of ${views.length}</span>
    </header>
    <main @click=${event => event.stopPropagation()}>${found.map(one)}</main>`, root);
}

function choice(label, isPressed, choose) {
  return html`<button class="button" data-choice=${label} aria-pressed=${isPressed}
    @click=${() => { choose(); draw(); }}>${label}</button>`;
}

function one(view) {
  const languages = chosen.language ? [chosen.language] : LANGUAGES;
  return html`<h2 id=${view.name}>${view.name}</h2>
    <div class="shown" data-view=${view.name}>${languages.map(language => message(view, language))}</div>`;
}

function message(view, language) {
  open.me = language; // dates are written in the reader's language
  const {type, text, blocks} = view[language];
  return html`<article class="message" lang=${language}>
    ${type === 'modal' ? form(view[language], view.name + language)
      : content({ts: view.name + language, channel: '', text, blocks})}</article>`;
}

/** A form without what it does. */
function form(shown, id) {
  return html`<h3 class="header">${plain(shown.title)}</h3>
    <div class="fields-of-a-form">${fields({id, errors: {}, blocks: shown.blocks})}</div>
    <div class="actions"><span class="button">${plain(shown.close)}</span>
      <span class="button primary">${plain(shown.submit)}</span></div>`;
}

/** Nothing here is about an incident: buttons lead nowhere, lists open. */
document.addEventListener('click', event => {
  const button = event.target.closest('main .button:not(.select), main [role=menuitem], main .link');
  if (button) {
    event.preventDefault();
    event.stopPropagation();
  }
}, true);

const answer = await fetch('/gallery.jsonl');
views = (await answer.text()).trim().split('\n').map(line => JSON.parse(line));
onChange(draw);
show({
  people: [...LANGUAGES.map(language => ({id: language, name: language, language})),
    ...[['U0ALICE', 'alice'], ['U0BOB', 'bob'], ['U0PO', 'paula']].map(([id, name]) => ({id, name}))],
  channels: [{id: 'C0INCIDENTS', name: 'incidents'}],
  groups: [{id: 'S0OPS', name: 'ops'}, {id: 'S0PRODUCT', name: 'product'}],
  messages: [],
});
