// The played world beside Slack: what a dashboard would show, and the switches to break it.
import {html, nothing} from '/lit-html/lit-html.js';
import {open, state, say, post, during, language} from '/store.js';

export function worldPane() {
  const world = state.world;
  return html`<aside class="world" aria-label=${say('The played world', 'Le monde joué')}>
    <header><h2>${say('Behind the scenes', 'En coulisses')}</h2></header>
    <div class="cards">${bot(world)}${app(world.app)}${switches(world)}${remote(world.remote)}</div>
  </aside>`;
}

function bot(world) {
  const words = {
    ready: say('running', 'en marche'),
    starting: say('starting…', 'démarre…'),
    stopped: say('dead', 'mort'),
  };
  const isDead = world.botCondition === 'stopped';
  return html`<section class="card" aria-labelledby="the-bot">
    <h3 id="the-bot">${say('The bot', 'Le bot')}</h3>
    <div class="line"><span class="state ${world.botCondition}" data-bot=${world.botCondition}>${words[world.botCondition]}</span>
      ${world.botProcess ? html`<small>${say('process', 'processus')} ${world.botProcess}</small>` : nothing}
      <span class="push"></span>
      ${isDead
        ? action('start-bot', say('Start it again', 'Le relancer'), 'primary')
        : action('kill-bot', say('Kill it', 'Le tuer'), 'danger')}</div>
  </section>`;
}

function action(name, label, style = '') {
  const waits = open.pending.has(name);
  return html`<button class="button ${style}" ?disabled=${waits} data-do=${name}
    @click=${() => during(name, () => post(name))}>${label}</button>`;
}

function app(app) {
  const isHealthy = app.health < 300;
  return html`<section class="card" aria-labelledby="the-app">
    <h3 id="the-app">Scalingo · ${app.name}</h3>
    <div class="line">
      <span class="state ${isHealthy ? 'ready' : 'stopped'}" data-health=${app.health}>${isHealthy
        ? say('healthy', 'en bonne santé') : `health check: ${app.health}`}</span>
      <span class="push"></span>
      <span class="tag ${app.autoDeploy ? '' : 'off'}" data-auto-deploy=${app.autoDeploy}>auto-deploy
        ${app.autoDeploy ? 'on' : 'off'}</span></div>
    <ol class="deployments">${app.deployments.map(release => deployment(release, app))}</ol>
  </section>`;
}

const MARKS = {success: '✓', queued: '…', building: '⚙', pushing: '⇡', starting: '▸'};

function deployment(release, app) {
  const kind = release.status === 'success' ? 'good' : MARKS[release.status] ? 'running' : 'bad';
  return html`<li data-status=${release.status} data-version=${release.version}>
    <span class="mark ${kind}" aria-hidden="true">${MARKS[release.status] ?? '✕'}</span>
    <b>${release.version}</b> <span class="status ${kind}">${release.status}</span>
    ${release.id === app.running ? html`<span class="tag live">${say('in production', 'en production')}</span>` : nothing}
    <small>${release.pusher || '?'}, ${age(release.at)}</small></li>`;
}

function age(at) {
  const seconds = (new Date(at).getTime() - Date.now()) / 1000;
  const format = new Intl.RelativeTimeFormat(language(), {style: 'short', numeric: 'auto'});
  const units = [['day', 86400], ['hour', 3600], ['minute', 60]];
  const [unit, length] = units.find(([, length]) => -seconds >= length) ?? ['second', 1];
  return unit === 'second' ? say('just now', "à l'instant") : format.format(Math.round(seconds / length), unit);
}

function remote(remote) {
  return html`<section class="card" aria-labelledby="the-remote">
    <h3 id="the-remote">Git · ${remote.name}</h3>
    <div class="refs">
      <div><h4>${say('Branches', 'Branches')}</h4><ul data-branches>${remote.branches.map(ref)}</ul></div>
      <div><h4>${say('Tags', 'Tags')}</h4><ul>${remote.tags.map(ref)}</ul></div>
    </div>
  </section>`;
}

function ref(ref) {
  return html`<li><span>${ref.name}</span> <code>${ref.commit}</code></li>`;
}

function switches(world) {
  const fates = {
    'success': say('goes well', 'réussit'),
    'build-error': say('fails to build', 'échoue au build'),
    'crashed-error': say('crashes at its start', 'plante au démarrage'),
    'timeout-error': say("doesn't listen in time", "n'écoute pas à temps"),
    'hook-error': say('fails in its hook', 'échoue dans son hook'),
    'commit-unknown': say("doesn't tell its commit", 'ne dit pas son commit'),
  };
  const troubles = {
    'slow-builds': say('Builds are slow', 'Les builds sont lents'),
    'scalingo-500': say('Scalingo answers 500', 'Scalingo répond 500'),
    'scalingo-429': say('Scalingo answers 429', 'Scalingo répond 429'),
    'slack-rate-limit': say('Slack limits the rate', 'Slack limite le débit'),
    'git-refuses': say('Git refuses the push', 'Git refuse le push'),
    'app-unhealthy': say('The app is unhealthy', "L'app va mal"),
  };
  return html`<section class="card" aria-labelledby="the-switches">
    <h3 id="the-switches">${say('Make it go wrong', 'Faire tout rater')}</h3>
    <label class="row"><span>${say('Next deployment', 'Prochain déploiement')}</span>
      <select data-next .value=${world.nextDeployment} @change=${event => post('next-deployment', {id: event.target.value})}>
        ${Object.entries(fates).map(([id, label]) =>
          html`<option value=${id} ?selected=${id === world.nextDeployment}>${label}</option>`)}
      </select></label>
    ${Object.entries(troubles).map(([id, label]) => html`
      <label class="row switch"><span>${label}</span>
        <input type="checkbox" role="switch" data-trouble=${id} .checked=${world.troubles.includes(id)}
          @change=${event => post('trouble', {id, on: event.target.checked})}></label>`)}
    <div class="row">${action('deploy-meanwhile', say('Someone else deploys now', "Quelqu'un d'autre déploie"))}</div>
  </section>`;
}
