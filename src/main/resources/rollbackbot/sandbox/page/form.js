// A form of the bot over the page: its fields, what is wrong with them, and two buttons.
import {html, nothing} from '/lit-html/lit-html.js';
import {live} from '/lit-html/directives/live.js';
import {keyed} from '/lit-html/directives/keyed.js';
import {open, state, changed, say, post, during, offered} from '/store.js';
import {words} from '/blocks.js';
import {plain} from '/mrkdwn.js';

const KEY = 'form';

export function formDialog(form) {
  const submit = event => {
    event.preventDefault();
    during(KEY, () => post('submit', {fields: open.fields[form.id] ?? {}}));
  };
  const close = event => {
    event?.preventDefault();
    during(KEY, () => post('close-form'));
  };
  const waits = open.pending.has(KEY);
  before ??= place(document.activeElement);
  return keyed(form.id, html`<dialog class="form" aria-labelledby="form-title" @cancel=${close}>
    <form novalidate autocomplete="off" @submit=${submit}>
      <header><h2 id="form-title">${form.title}</h2></header>
      ${form.trouble ? html`<p class="trouble" role="alert">${form.trouble}</p>` : nothing}
      <div class="body">${fields(form)}</div>
      <div class="actions">
        <button type="button" class="button" data-close ?disabled=${waits} @click=${close}>${form.close}</button>
        ${form.submit ? html`<button class="button primary" data-submit ?disabled=${waits}
          aria-busy=${waits}>${form.submit}</button>` : nothing}
      </div>
    </form></dialog>`);
}

/** What is between the title of a form and its buttons. */
export function fields(form) {
  return form.blocks.map((block, index) => block.type === 'input' ? field(form, block) : words(block, index));
}

function field(form, block) {
  const id = 'field-' + block.block_id;
  const error = form.errors[block.block_id];
  const described = [error ? id + '-error' : '', block.hint ? id + '-hint' : ''].join(' ').trim();
  return html`<div class="field" data-field=${block.block_id}>
    <label for=${id}>${plain(block.label)}
      ${block.optional ? html`<small>${say('(optional)', '(facultatif)')}</small>` : nothing}</label>
    ${control(form, block, {id, described: described || nothing, isWrong: Boolean(error)})}
    ${error ? html`<div class="error" role="alert" id="${id}-error">${error}</div>` : nothing}
    ${block.hint ? html`<small id="${id}-hint">${plain(block.hint)}</small>` : nothing}
  </div>`;
}

function control(form, block, about) {
  const element = block.element;
  switch (element.type) {
    case 'plain_text_input': return input(form, block, about);
    case 'external_select': return typeahead(form, block, about);
    case 'static_select': return select(form, block, about, element.options.map(option =>
      ({value: option.value, label: plain(option.text)})), element.initial_option?.value);
    case 'conversations_select': return select(form, block, about, state.channels.map(channel =>
      ({value: channel.id, label: '#' + channel.name})), element.initial_conversation);
    default: return words(element, 0);
  }
}

function input(form, block, {id, described, isWrong}) {
  const element = block.element;
  return html`<input id=${id} type="text" .value=${live(typed(form, block, element.initial_value))}
    placeholder=${element.placeholder ? plain(element.placeholder) : nothing}
    maxlength=${element.max_length ?? nothing} aria-required=${!block.optional}
    aria-invalid=${isWrong} aria-describedby=${described}
    @input=${event => keep(form, block, event.target.value)}>`;
}

const offers = {}; // by form and field

/** A field of which the bot is asked, as one types, what fits. */
function typeahead(form, block, {id, described, isWrong}) {
  const element = block.element;
  const key = form.id + ' ' + block.block_id;
  const ask = async value => {
    const options = await offered({block: block.block_id, typed: value, fields: open.fields[form.id] ?? {}});
    offers[key] = options.map(option => plain(option.text));
    changed();
  };
  return html`<input id=${id} type="text" list="${id}-offered" .value=${live(typed(form, block,
      element.initial_option && plain(element.initial_option.text)))}
    placeholder=${element.placeholder ? plain(element.placeholder) : nothing} aria-required=${!block.optional}
    aria-invalid=${isWrong} aria-describedby=${described} data-offered=${(offers[key] ?? []).length}
    @focus=${event => ask(event.target.value)}
    @input=${event => { keep(form, block, event.target.value); ask(event.target.value); }}>
    <datalist id="${id}-offered">${(offers[key] ?? []).map(label => html`<option value=${label}></option>`)}</datalist>`;
}

function select(form, block, {id, described, isWrong}, options, initial) {
  const chosen = typed(form, block, initial);
  return html`<select id=${id} aria-required=${!block.optional} aria-invalid=${isWrong} aria-describedby=${described}
      @change=${event => keep(form, block, event.target.value)}>
    <option value="" ?selected=${!chosen}>${block.element.placeholder ? plain(block.element.placeholder) : '…'}</option>
    ${options.map(option => html`<option value=${option.value} ?selected=${option.value === chosen}>${option.label}</option>`)}
  </select>`;
}

function typed(form, block, initial) {
  return open.fields[form.id]?.[block.block_id] ?? initial ?? '';
}

function keep(form, block, value) {
  open.fields[form.id] = {...open.fields[form.id], [block.block_id]: value};
  changed();
}

let before = null; // what had the focus when the form came
let shown = null;
let told = null;

/** A new form takes the focus, a wrong field draws it, and the last form gives it back. */
export function focusForm() {
  const form = state.form;
  if (form && shown !== form.id) {
    document.querySelector('dialog.form .field :is(input, select)')?.focus();
  } else if (form && told !== JSON.stringify(form.errors)) {
    document.querySelector('dialog.form [aria-invalid=true]')?.focus();
  } else if (!form && shown) {
    back(before)?.focus();
    before = null;
  }
  shown = form?.id ?? null;
  told = form ? JSON.stringify(form.errors) : null;
}

/** Messages are drawn anew: a button is found again by what it does. */
function place(element) {
  return {id: element?.id, action: element?.dataset?.action};
}

function back(where) {
  return (where?.id && document.getElementById(where.id))
    || (where?.action && document.querySelector(`[data-action="${CSS.escape(where.action)}"]`))
    || document.getElementById('message');
}
