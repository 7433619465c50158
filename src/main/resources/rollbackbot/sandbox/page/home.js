// The bot's Home, as it published it for this person.
import {html} from '/lit-html/lit-html.js';
import {open, state, changed, say, post} from '/store.js';
import {words} from '/blocks.js';
import {nameOf} from '/mrkdwn.js';

export function openHome() {
  open.isHome = true;
  open.view = 'slack';
  changed();
  return post('open-home');
}

export function homePane() {
  return html`<main class="channel home" aria-label=${nameOf(state.bot)}>
    <header><h2><span aria-hidden="true">⏪</span> ${nameOf(state.bot)}</h2></header>
    <div class="tab">${say('Home', 'Accueil')}</div>
    <div class="log" tabindex="0" aria-label=${say('Home', 'Accueil')} data-published=${Boolean(state.home)}>
      ${state.home ? state.home.map(words)
        : html`<div class="empty"><p>${say('The bot has published nothing here so far.',
          "Le bot n'a encore rien publié ici.")}</p></div>`}
    </div>
  </main>`;
}
