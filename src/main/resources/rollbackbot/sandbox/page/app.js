import {html, nothing, render} from '/lit-html/lit-html.js';
import {open, state, isConnected, onChange, changed, connect, become, say, words, post, during, language} from '/store.js';
import {channelPane, threadPane, avatar} from '/messages.js';
import {worldPane} from '/world.js';
import {nameOf} from '/mrkdwn.js';
import {formDialog, focusForm} from '/form.js';
import {homePane, openHome} from '/home.js';

function page() {
  const thread = open.thread && !open.isHome ? threadPane() : nothing;
  return html`
    ${storyBar()}
    <div class="panes show-${open.view} ${thread === nothing ? '' : 'has-thread'}">
      ${sidebar()}
      ${open.isHome ? homePane() : channelPane()}
      ${thread}
      ${worldPane()}
    </div>
    <nav class="tabs" aria-label=${say('Views', 'Vues')}>
      ${tab('people', say('People', 'Personnes'))}${tab('slack', 'Slack')}${tab('world', say('Behind', 'Coulisses'))}
    </nav>
    ${state.form ? formDialog(state.form) : nothing}
    ${open.confirm ? confirmDialog() : nothing}
    ${open.toast ? html`<div class="toast" role="alert">${open.toast}</div>` : nothing}
    ${isConnected ? nothing
      : html`<div class="toast" role="alert">${say('Connection lost, trying again…', 'Connexion perdue, nouvel essai…')}</div>`}`;
}

function tab(view, label) {
  return html`<button aria-pressed=${open.view === view} @click=${() => {
    open.view = view;
    changed();
  }}>${label}</button>`;
}

function storyBar() {
  const suggestion = state.suggestion;
  return html`<section class="story-bar" aria-label=${say('Guided stories', 'Histoires guidées')}>
    <div class="stories">
      <span class="brand">rollback-bot <small>sandbox</small></span>
      ${state.stories.map(story => html`
        <button class="story" data-story=${story.id} aria-pressed=${story.id === state.story}
          title=${words(story.about)} ?disabled=${open.pending.has('scenario')}
          @click=${() => start(story.id)}>${words(story.title)}</button>`)}
    </div>
    <p class="guide" role="status"><span class="next">${say('Next', 'Ensuite')}</span>
      <span data-guide>${open.pending.has('scenario') ? say('A fresh world is being set up…', 'Un monde neuf se prépare…') : words(state.guide)}</span>
      ${suggestion ? html`<button class="button" data-suggestion @click=${() => take(suggestion)}>
        ${say('Type it for me', 'Le taper pour moi')}</button>` : nothing}</p>
  </section>`;
}

async function start(id) {
  open.thread = null;
  open.channel = 'C0INCIDENTS';
  open.isHome = false;
  open.view = 'slack';
  open.drafts = {};
  await during('scenario', async () => {
    await post('scenario', {id});
    await connect();
  });
}

function take(command) {
  open.channel = 'C0INCIDENTS';
  open.isHome = false;
  open.view = 'slack';
  open.drafts['C0INCIDENTS'] = command;
  changed();
  document.getElementById('message')?.focus();
}

function sidebar() {
  return html`<nav class="sidebar" aria-label=${say('Workspace', 'Espace de travail')}>
    <h1>Example</h1>
    <h2>${say('Channels', 'Canaux')}</h2>
    <ul>${state.channels.map(channel => html`<li>
      <button aria-current=${channel.id === open.channel && !open.isHome} @click=${() => {
        open.channel = channel.id;
        open.isHome = false;
        open.thread = null;
        open.view = 'slack';
        changed();
      }}><span aria-hidden="true">#</span> ${channel.name}</button></li>`)}</ul>
    <h2>${say('Apps', 'Applications')}</h2>
    <ul><li><button data-home aria-current=${open.isHome} @click=${openHome}>
      <span aria-hidden="true">⏪</span> ${nameOf(state.bot)}</button></li></ul>
    <h2>${say('You are', 'Vous êtes')}</h2>
    <ul class="people">${state.people.filter(person => person.isHere).map(person => html`<li>
      <button data-person=${person.id} aria-pressed=${person.id === open.me} @click=${() => {
        become(person.id);
        if (open.isHome) {
          openHome();
        }
      }}>
        ${avatar(person.id)}
        <span><b>${person.name}</b>
          <small>${person.isOperator ? say('operator', 'opérateur') : say('not an operator', 'pas opérateur')}
            · ${person.language === 'fr' ? 'français' : 'English'}</small></span>
      </button></li>`)}</ul>
  </nav>`;
}

function confirmDialog() {
  const {title, text, yes, no, isDanger, work} = open.confirm;
  const answer = isYes => {
    open.confirm = null;
    changed();
    if (isYes) {
      work();
    }
  };
  return html`<dialog aria-labelledby="confirm-title" @cancel=${() => answer(false)}>
    <h2 id="confirm-title">${title}</h2>
    <div class="text">${text}</div>
    <div class="actions">
      <button class="button" @click=${() => answer(false)}>${no}</button>
      <button class="button ${isDanger ? 'danger' : 'primary'}" autofocus @click=${() => answer(true)}>${yes}</button>
    </div></dialog>`;
}

const root = document.getElementById('app');
const announced = new Map();

function draw() {
  if (!state) {
    render(html`<p class="loading">…</p>`, root);
    return;
  }
  followThread();
  render(page(), root);
  document.documentElement.lang = language();
  showNewest();
  const dialog = root.querySelector('dialog:not([open])');
  dialog?.showModal();
  focusForm();
  focusMenu();
  announce();
}

const NEAR = 40;
const readAbove = new WeakSet();

/** Logs stay at their newest message, unless the person has scrolled up to read. */
function showNewest() {
  root.querySelectorAll('[data-follow]').forEach(log => {
    if (!readAbove.has(log)) {
      log.scrollTop = log.scrollHeight;
    }
  });
}

root.addEventListener('scroll', event => {
  const log = event.target;
  if (log.matches('[data-follow]')) {
    const isNear = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR;
    isNear ? readAbove.delete(log) : readAbove.add(log);
  }
}, true);
addEventListener('resize', showNewest);

let shownMenu = null;

function focusMenu() {
  if (open.menu && open.menu !== shownMenu) {
    root.querySelector('[role=menu] [role=menuitem]')?.focus();
  }
  shownMenu = open.menu;
}

const followed = new Set();

/** A thread begins under a board that is new: open it, once, where there is room for two panes. */
function followThread() {
  const parents = state.messages.filter(message => message.author === state.bot && !message.thread
    && state.messages.some(reply => reply.thread === message.ts));
  const fresh = parents.filter(parent => !followed.has(parent.ts));
  fresh.forEach(parent => followed.add(parent.ts));
  if (fresh.length && matchMedia('(min-width: 900px)').matches && fresh.at(-1).channel === open.channel) {
    open.thread = fresh.at(-1).ts;
  }
}

/** Says new messages to screen readers; changes of old ones are found by reading them. */
function announce() {
  const isFirst = announced.size === 0;
  const fresh = state.messages.filter(message => !announced.has(message.ts));
  fresh.forEach(message => announced.set(message.ts, true));
  if (!isFirst && fresh.length) {
    const message = fresh.at(-1);
    document.getElementById('announcements').textContent =
      `${message.author ? nameOf(message.author) : 'Slackbot'}: ${message.text.replace(/<[^>]*>|[*_`]/g, '')}`;
  }
}

document.addEventListener('click', event => {
  if (open.menu && !event.target.closest('.menu-place')) {
    open.menu = null;
    changed();
  }
});

let isHeld = false;
let isDue = false;

/** What comes while a button is held down waits: a click is lost where the button moves away. */
function drawWhenLetGo() {
  isDue = isHeld;
  if (!isHeld) {
    draw();
  }
}

function letGo() {
  isHeld = false;
  setTimeout(() => isDue && drawWhenLetGo());
}

document.addEventListener('pointerdown', () => {
  isHeld = true;
}, true);
['pointerup', 'pointercancel'].forEach(end => document.addEventListener(end, letGo, true));
addEventListener('blur', letGo);

onChange(drawWhenLetGo);
draw();
connect();
