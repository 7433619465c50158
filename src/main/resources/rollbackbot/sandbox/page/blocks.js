// Block Kit as templates; a block that isn't known here leaves a visible mark.
import {html, nothing} from '/lit-html/lit-html.js';
import {open, changed, say, post, during} from '/store.js';
import {mrkdwn, textObject, plain, link} from '/mrkdwn.js';

export function content(message) {
  return html`${message.file && !message.text ? nothing : said(message)}
    ${message.file ? file(message.file) : nothing}`;
}

function said(message) {
  return message.blocks.length
    ? message.blocks.map((block, index) => view(block, message, index))
    : html`<div class="text">${mrkdwn(message.text)}</div>`;
}

function file({name, title, bytes, text}) {
  return html`<details class="file">
    <summary><b>${title}</b> <small>${name} · ${size(bytes)}</small></summary>
    <pre tabindex="0">${text}</pre></details>`;
}

function size(bytes) {
  return bytes < 1024 ? say(`${bytes} bytes`, `${bytes} octets`)
    : say(`${Math.round(bytes / 1024)} kB`, `${Math.round(bytes / 1024)} ko`);
}

/** What a form shows besides its fields. */
export function words(block, index) {
  return view(block, {ts: ''}, index);
}

function view(block, message, index) {
  switch (block.type) {
    case 'header': return html`<h3 class="header">${plain(block.text)}</h3>`;
    case 'section': return section(block, message);
    case 'context': return html`<div class="context">${block.elements.map(contextPart)}</div>`;
    case 'actions':
      return html`<div class="actions">${block.elements.map(element => control(element, message))}</div>`;
    case 'divider': return html`<hr>`;
    default: return unknown(block.type, index);
  }
}

function unknown(type) {
  return html`<div class="unknown" role="note">
    ⚠ ${say(`This sandbox can't show a block of the type "${type}".`,
      `Cette sandbox ne sait pas montrer un bloc de type « ${type} ».`)}</div>`;
}

function section(block, message) {
  return html`<div class="section">
    <div class="grow">
      ${block.text ? html`<div class="text">${textObject(block.text)}</div>` : nothing}
      ${block.fields
        ? html`<div class="fields">${block.fields.map(field =>
            html`<div class="text">${textObject(field)}</div>`)}</div>`
        : nothing}
    </div>
    ${block.accessory ? control(block.accessory, message) : nothing}
  </div>`;
}

function contextPart(part) {
  return part.type === 'image'
    ? html`<span class="unknown">⚠ ${part.alt_text}</span>`
    : html`<span>${textObject(part)}</span>`;
}

function control(element, message) {
  switch (element.type) {
    case 'button': return button(element, message);
    case 'static_select': return menu(element, message, 'select', plain(element.placeholder ?? {text: '…'}));
    case 'overflow': return menu(element, message, 'overflow', '⋯');
    default: return unknown(element.type);
  }
}

function keyOf(element, message) {
  return message.ts + ' ' + element.action_id;
}

function button(element, message) {
  const key = keyOf(element, message);
  const waits = open.pending.has(key);
  if (element.url) {
    return html`<span class="button">${link(element.url, plain(element.text))}</span>`;
  }
  return html`<button class="button ${element.style ?? ''}" ?disabled=${waits} aria-busy=${waits}
      aria-label=${element.accessibility_label ?? nothing} data-action=${element.action_id}
      @click=${() => confirmed(element.confirm, () => act(key, message, element.action_id))}
    >${plain(element.text)}</button>`;
}

function act(key, message, action, value) {
  return during(key, () => message.ts
    ? post('click', {channel: message.channel, ts: message.ts, action, value})
    : post('press-on-home', {action}));
}

/** Does it at once, or after a yes where the bot wants one. */
function confirmed(confirm, work) {
  if (!confirm) {
    work();
    return;
  }
  open.confirm = {
    title: plain(confirm.title),
    text: textObject(confirm.text),
    yes: plain(confirm.confirm),
    no: plain(confirm.deny),
    isDanger: confirm.style === 'danger',
    work,
  };
  changed();
}

function menu(element, message, kind, label) {
  const key = keyOf(element, message);
  const isOpen = open.menu === key;
  const toggle = () => {
    open.menu = isOpen ? null : key;
    changed();
  };
  return html`<span class="menu-place">
    <button class="button ${kind}" aria-haspopup="menu" aria-expanded=${isOpen} data-action=${element.action_id}
      ?disabled=${open.pending.has(key)}
      aria-label=${kind === 'overflow' ? say('More actions', 'Autres actions') : nothing}
      @click=${toggle} @keydown=${event => event.key === 'ArrowDown' && !isOpen && (event.preventDefault(), toggle())}
    >${label}${kind === 'select' ? html`<span class="arrow" aria-hidden="true">⌄</span>` : nothing}</button>
    ${isOpen ? options(element, message, key) : nothing}
  </span>`;
}

function options(element, message, key) {
  const groups = element.option_groups ?? [{options: element.options}];
  const choose = option => {
    open.menu = null;
    confirmed(element.confirm, () => act(key, message, element.action_id, option.value));
    changed();
  };
  return html`<div class="menu" role="menu" @keydown=${walk}>
    ${groups.map(group => html`
      ${group.label ? html`<div class="group">${plain(group.label)}</div>` : nothing}
      ${group.options.map(option => html`
        <button role="menuitem" @click=${() => choose(option)}>
          ${textObject(option.text)}
          ${option.description ? html`<small>${textObject(option.description)}</small>` : nothing}
        </button>`)}`)}
  </div>`;
}

/** Arrows move in a menu, Escape closes it. */
export function walk(event) {
  const items = [...event.currentTarget.querySelectorAll('[role=menuitem], [role=menuitemradio]')];
  const at = items.indexOf(document.activeElement);
  const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
  if (step) {
    event.preventDefault();
    items[(at + step + items.length) % items.length].focus();
  } else if (event.key === 'Escape') {
    event.stopPropagation();
    const opener = event.currentTarget.previousElementSibling;
    open.menu = null;
    changed();
    opener?.focus();
  }
}
