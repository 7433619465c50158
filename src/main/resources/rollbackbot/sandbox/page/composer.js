// Where people type: Enter sends, and a slash at the start proposes the bot's commands.
import {html, nothing} from '/lit-html/lit-html.js';
import {live} from '/lit-html/directives/live.js';
import {open, state, changed, say, words, post} from '/store.js';

const chosen = {place: null, index: 0, isClosed: false};

export function composer(place, thread) {
  const text = open.drafts[place] ?? '';
  const hints = thread || (chosen.place === place && chosen.isClosed) ? [] : fitting(text);
  const index = Math.min(chosen.index, hints.length - 1);
  const id = thread ? 'reply' : 'message';
  const name = state.channels.find(channel => channel.id === open.channel).name;
  const label = thread ? say('Reply in the thread', 'Répondre dans le fil')
    : say(`Message #${name}`, `Message dans #${name}`);

  const type = event => {
    open.drafts[place] = event.target.value;
    Object.assign(chosen, {place, index: 0, isClosed: false});
    changed();
  };
  const key = event => {
    if (hints.length && ['ArrowDown', 'ArrowUp'].includes(event.key)) {
      event.preventDefault();
      chosen.index = (index + (event.key === 'ArrowDown' ? 1 : -1) + hints.length) % hints.length;
      changed();
    } else if (hints.length && event.key === 'Tab' && !event.shiftKey && hints[index].text !== text) {
      event.preventDefault();
      take(hints[index]);
    } else if (hints.length && event.key === 'Escape') {
      Object.assign(chosen, {place, isClosed: true});
      changed();
    } else if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      // A whole command is sent as it is; what is only begun is completed first.
      if (hints.length && !hints.some(hint => hint.text === text.trim()) && !/^\/\S+\s+\S/.test(text)) {
        take(hints[index]);
      } else {
        send();
      }
    }
  };
  const take = hint => {
    open.drafts[place] = hint.text;
    Object.assign(chosen, {place, isClosed: true});
    changed();
    document.getElementById(id)?.focus();
  };
  const send = async () => {
    const typed = open.drafts[place]?.trim();
    if (!typed) {
      return;
    }
    open.drafts[place] = '';
    changed();
    const isSent = await post('message', {channel: open.channel, text: typed, thread: thread ?? undefined});
    if (!isSent) {
      open.drafts[place] = typed;
      changed();
    }
  };

  return html`<div class="composer">
    ${hints.length ? html`<div class="hints" id="${id}-hints" role="listbox" aria-label=${say('Commands', 'Commandes')}>
      ${hints.map((hint, at) => html`<div role="option" id="${id}-hint-${at}" aria-selected=${at === index}
          @mousedown=${event => { event.preventDefault(); take(hint); }}>
        <code>${hint.text}</code><span>${words(hint.about)}</span></div>`)}
      <div class="keys">${say('↑↓ to choose · Tab to complete · Enter to send',
        '↑↓ pour choisir · Tab pour compléter · Entrée pour envoyer')}</div>
    </div>` : nothing}
    <div class="box">
      <textarea id=${id} rows="1" aria-label=${label} placeholder=${label} .value=${live(text)}
        role="combobox" aria-autocomplete="list" aria-expanded=${hints.length > 0}
        aria-controls="${id}-hints"
        aria-activedescendant=${hints.length ? `${id}-hint-${index}` : nothing}
        @input=${type} @keydown=${key}></textarea>
      <button class="send" aria-label=${say('Send', 'Envoyer')} ?disabled=${!text.trim()} @click=${send}>
        <span aria-hidden="true">➤</span></button>
    </div>
  </div>`;
}

function fitting(text) {
  return text.startsWith('/')
    ? state.hints.filter(hint => hint.text.startsWith(text) || hint.text === text.trim())
    : [];
}
