// Slack's mrkdwn as templates: bold, italic, strike, code, quotes, links, mentions, dates, emoji.
import {html, nothing} from '/lit-html/lit-html.js';
import {open, state, language, say, toast, changed} from '/store.js';

const EMOJI = {
  white_check_mark: '✅', warning: '⚠️', x: '❌', rotating_light: '🚨', tada: '🎉', rocket: '🚀',
  hourglass: '⌛', hourglass_flowing_sand: '⏳', eyes: '👀', bulb: '💡', lock: '🔒', rewind: '⏪',
  large_green_circle: '🟢', large_blue_circle: '🔵', red_circle: '🔴', thumbsup: '👍', fire: '🔥',
};

export function decode(text) {
  return text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
}

export function emoji(text) {
  return text.replace(/:([a-z0-9_+-]+):/g, (whole, name) => EMOJI[name] ?? whole);
}

/** A text object of Block Kit. */
export function textObject(text) {
  return text.type === 'mrkdwn' ? mrkdwn(text.text) : plain(text);
}

export function plain(text) {
  return text.emoji === false ? text.text : emoji(text.text);
}

export function mrkdwn(source) {
  return source.split(/(```[\s\S]*?```)/).map(part =>
    part.startsWith('```') && part.length > 5
      ? html`<pre tabindex="0">${decode(part.slice(3, -3)).replace(/^\n|\n$/g, '')}</pre>`
      : lines(part));
}

function lines(text) {
  const trimmed = text.replace(/^\n|\n$/g, '');
  if (!trimmed) {
    return nothing;
  }
  return trimmed.split('\n').map((line, index) => {
    const quote = /^(?:&gt;|>)\s?(.*)$/.exec(line);
    if (quote) {
      return html`<blockquote>${inline(quote[1])}</blockquote>`;
    }
    const item = /^\s*•\s+(.*)$/.exec(line);
    if (item) {
      return html`<span class="item">${inline(item[1])}</span>`;
    }
    return html`${index ? html`<br>` : nothing}${inline(line)}`;
  });
}

const TOKENS = /(`[^`\n]+`)|(<[^<>\n]+>)|(^|[\s([{"'’.,;:>])([*_~])(?=\S)([^\n]*?\S)\4(?=$|[\s)\]}"'’.,;:!?<])/;

function inline(text) {
  const found = TOKENS.exec(text);
  if (!found) {
    return emoji(decode(text));
  }
  const [whole, code, special, before, mark, marked] = found;
  const head = text.slice(0, found.index);
  const rest = text.slice(found.index + whole.length);
  return [
    emoji(decode(head + (before ?? ''))),
    code ? html`<code>${decode(code.slice(1, -1))}</code>`
      : special ? reference(special.slice(1, -1))
      : styled(mark, marked),
    rest ? inline(rest) : nothing,
  ];
}

function styled(mark, text) {
  switch (mark) {
    case '*': return html`<b>${inline(text)}</b>`;
    case '_': return html`<i>${inline(text)}</i>`;
    default: return html`<s>${inline(text)}</s>`;
  }
}

function reference(inside) {
  const [target, label] = split(inside);
  switch (target[0]) {
    case '@': return mention('@' + nameOf(target.slice(1), label), target.slice(1) === open.me);
    case '#': return channel(target.slice(1), label);
    case '!': return special(target.slice(1), label);
    default: return link(decode(target), label === null ? null : decode(label));
  }
}

function split(inside) {
  const bar = inside.indexOf('|');
  return bar < 0 ? [inside, null] : [inside.slice(0, bar), inside.slice(bar + 1)];
}

export function nameOf(id, otherwise) {
  return state.people.find(person => person.id === id)?.name ?? otherwise ?? id;
}

function mention(text, isMe) {
  return html`<span class="mention ${isMe ? 'me' : ''}">${text}</span>`;
}

function channel(id, label) {
  const found = state.channels.find(each => each.id === id);
  return found
    ? html`<a class="link" href="#" @click=${event => {
        event.preventDefault();
        open.channel = id;
        open.isHome = false;
        open.thread = null;
        changed();
      }}>#${found.name}</a>`
    : mention('#' + (label ?? id), false);
}

function special(inside, label) {
  const [kind, id, format] = inside.split('^');
  switch (kind) {
    case 'subteam': return mention('@' + (state.groups.find(each => each.id === id)?.name ?? label ?? id), false);
    case 'date': return date(Number(id), format, label);
    default: return mention('@' + kind, true);
  }
}

function date(seconds, format, label) {
  const at = new Date(seconds * 1000);
  if (Number.isNaN(at.getTime())) {
    return label ?? '';
  }
  const shown = format.replace(/\{(\w+)\}/g, (whole, name) => datePart(at, name) ?? whole);
  return html`<time datetime=${at.toISOString()} title=${at.toLocaleString(language())}>${shown}</time>`;
}

function datePart(at, name) {
  const local = options => at.toLocaleString(language(), options);
  switch (name) {
    case 'time': return local({hour: 'numeric', minute: '2-digit'});
    case 'time_secs': return local({hour: 'numeric', minute: '2-digit', second: '2-digit'});
    case 'date_num': return at.toISOString().slice(0, 10);
    case 'date_short': case 'date_short_pretty': return local({day: 'numeric', month: 'short', year: 'numeric'});
    case 'date': case 'date_pretty': return local({day: 'numeric', month: 'long', year: 'numeric'});
    case 'date_long': case 'date_long_pretty':
      return local({weekday: 'long', day: 'numeric', month: 'long', year: 'numeric'});
    default: return null;
  }
}

/** A link to a message leads there; no other is followed, as nothing here leaves the machine. */
export function link(address, label) {
  const message = /\/archives\/(\w+)\/p(\d{10})(\d{6})(?:\?.*thread_ts=([\d.]+))?/.exec(address);
  const go = event => {
    event.preventDefault();
    if (message) {
      open.channel = message[1];
      open.isHome = false;
      open.view = 'slack';
      open.thread = message[4] ?? `${message[2]}.${message[3]}`;
      changed();
    } else {
      toast(say('In Slack this opens ', 'Dans Slack, ceci ouvre ') + address);
    }
  };
  return html`<a class="link" href="#" title=${address} @click=${go}>${label ?? address}</a>`;
}
