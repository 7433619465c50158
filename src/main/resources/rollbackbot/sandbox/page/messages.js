// A channel, and a thread beside it.
import {html, nothing} from '/lit-html/lit-html.js';
import {repeat} from '/lit-html/directives/repeat.js';
import {open, state, changed, say, language} from '/store.js';
import {content} from '/blocks.js';
import {composer} from '/composer.js';
import {nameOf} from '/mrkdwn.js';

const GROUPED_SECONDS = 300;

export function channelPane() {
  const channel = state.channels.find(each => each.id === open.channel);
  const shown = state.messages.filter(message => message.channel === channel.id && !message.thread);
  return html`<main class="channel" aria-label="#${channel.name}">
    <header><h2><span aria-hidden="true">#</span> ${channel.name}</h2></header>
    <div class="log" data-follow tabindex="0" role="log" aria-live="off" aria-label=${say('Messages', 'Messages')}>
      ${shown.length ? nothing : empty(channel)}
      ${repeat(shown, message => message.ts, (message, index) => row(message, shown[index - 1], true))}
    </div>
    ${composer(channel.id, null)}
  </main>`;
}

function empty(channel) {
  return html`<div class="empty">
    <div class="hash" aria-hidden="true">#</div>
    <p><b>#${channel.name}</b></p>
    <p>${say('Nothing was said here so far. Pick a story above, or type ', "Rien n'a encore été dit ici. Prenez une histoire ci-dessus, ou tapez ")}
      <code>/rollback my-app</code></p>
  </div>`;
}

export function threadPane() {
  const parent = state.messages.find(each => each.ts === open.thread && each.channel === open.channel);
  if (!parent) {
    return nothing;
  }
  const replies = repliesTo(parent);
  const close = () => {
    open.thread = null;
    changed();
  };
  return html`<aside class="thread" aria-label=${say('Thread', 'Fil')}
      @keydown=${event => event.key === 'Escape' && close()}>
    <header><h2>${say('Thread', 'Fil')}</h2>
      <button class="close" aria-label=${say('Close the thread', 'Fermer le fil')} @click=${close}>✕</button></header>
    <div class="log" data-follow tabindex="0" role="log" aria-live="off" aria-label=${say('Replies', 'Réponses')}>
      ${row(parent, null, false)}
      <div class="count"><span>${count(replies.length)}</span></div>
      ${repeat(replies, message => message.ts, (message, index) => row(message, replies[index - 1], false))}
    </div>
    ${composer(parent.ts, parent.ts)}
  </aside>`;
}

export function repliesTo(message) {
  return state.messages.filter(each => each.thread === message.ts && each.channel === message.channel);
}

function count(number) {
  return number === 1 ? say('1 reply', '1 réponse') : say(`${number} replies`, `${number} réponses`);
}

function row(message, before, offersThread) {
  const isGrouped = before && before.author === message.author && before.isPrivate === message.isPrivate
    && Number(message.ts) - Number(before.ts) < GROUPED_SECONDS && !repliesTo(before).length;
  const name = message.author ? nameOf(message.author) : 'Slackbot';
  return html`<article class="message ${message.isPrivate ? 'private' : ''} ${isGrouped ? 'grouped' : ''}"
      data-ts=${message.ts} aria-label=${say(`${name} says`, `${name} dit`)}>
    ${isGrouped ? html`<time class="side">${time(message.ts).replace(/\s?[AP]M$/, '')}</time>` : avatar(message.author)}
    <div class="body">
      ${message.isPrivate ? html`<div class="only">👁 ${say('Only visible to you', 'Visible par vous seul')}</div>` : nothing}
      ${isGrouped ? nothing : html`<div class="by"><b>${name}</b>
        ${!message.author || message.author === state.bot ? html`<span class="app">APP</span>` : nothing}
        <time>${time(message.ts)}</time></div>`}
      ${content(message)}
      ${message.isEdited ? html`<span class="edited">${say('(edited)', '(modifié)')}</span>` : nothing}
      ${offersThread && !message.isPrivate ? threadLink(message) : nothing}
    </div>
  </article>`;
}

function threadLink(message) {
  const replies = repliesTo(message);
  const show = () => {
    open.thread = message.ts;
    changed();
    requestAnimationFrame(() => document.getElementById('reply')?.focus());
  };
  if (!replies.length) {
    return html`<button class="start-thread" @click=${show}>${say('Reply', 'Répondre')}</button>`;
  }
  const authors = [...new Set(replies.map(reply => reply.author))].slice(0, 3);
  return html`<button class="replies" @click=${show}>
    ${authors.map(author => avatar(author, 'small'))}
    <b>${count(replies.length)}</b>
    <span>${say('Last at', 'Dernière à')} ${time(replies.at(-1).ts)}</span></button>`;
}

export function avatar(id, size = '') {
  if (!id || id === state.bot) {
    return html`<span class="avatar ${size} bot" aria-hidden="true">${id ? '⏪' : '#'}</span>`;
  }
  return html`<span class="avatar ${size} of-${id.toLowerCase()}" aria-hidden="true">${nameOf(id)[0].toUpperCase()}</span>`;
}

function time(ts) {
  return new Date(Number(ts) * 1000).toLocaleTimeString(language(), {hour: '2-digit', minute: '2-digit'});
}
