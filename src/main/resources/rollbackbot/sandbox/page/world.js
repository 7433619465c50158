// The played world beside Slack: what a dashboard would show, and the switches to break it.
import {html, nothing} from '/lit-html/lit-html.js';
import {open, state, say, post, during, language, changed} from '/store.js';

let chosen = null; // the name of the app that is shown
const revealed = new Set(); // the variables whose values were asked for

export function worldPane() {
  const world = state.world;
  const shown = world.apps.find(app => app.name === chosen) ?? world.apps[0];
  return html`<aside class="world" aria-label=${say('The played world', 'Le monde joué')}>
    <header><h2>${say('Behind the scenes', 'En coulisses')}</h2></header>
    <div class="cards">${bot(world)}${choice(world.apps, shown)}${app(shown)}${shown === world.apps[0]
      ? switches(world) : nothing}${remote(shown.remote)}${databases(shown)}${variables(shown)}</div>
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
    <h3 id="the-bot">${say('The bot', 'Le bot')}
      ${world.botProcess ? html`<small>${say('process', 'processus')} ${world.botProcess}</small>` : nothing}</h3>
    <div class="line"><span class="state ${world.botCondition}" data-bot=${world.botCondition}>${words[world.botCondition]}</span>
      ${world.hurries ? html`<span class="tag" data-hurries title=${say('Waits are shorter than in production', 'Les attentes sont plus courtes qu’en production')}>${say('in a hurry', 'pressé')}</span>` : nothing}
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

function choice(apps, shown) {
  return html`<div class="apps" role="group" aria-label=${say('Which app is shown', "L'app affichée")}>
    ${apps.map(app => html`<button data-app=${app.name} aria-pressed=${app === shown}
      @click=${() => choose(app.name)}>${app.name}</button>`)}</div>`;
}

function choose(name) {
  chosen = name;
  changed();
}

function app(app) {
  const isHealthy = app.health < 300;
  return html`<section class="card" aria-labelledby="the-app">
    <h3 id="the-app">Scalingo · ${app.name}</h3>
    <div class="line">
      <span class="state ${isHealthy ? 'ready' : 'stopped'}" data-health=${app.health}>${isHealthy
        ? say('healthy', 'en bonne santé') : `${say('health check:', 'contrôle de santé :')} ${app.health}`}</span>
      ${app.status === 'running' ? nothing : html`<span class="tag off" data-app-status=${app.status}>${app.status}</span>`}
      <span class="push"></span>
      ${app.branch ? autoDeploy(app) : html`<span class="tag off">${say(
        'no repository linked', 'aucun dépôt lié')}</span>`}</div>
    ${app.traffic.some(minute => minute.requests > 0) ? traffic(app.traffic) : nothing}
    <ol class="deployments">${app.deployments.map(release => deployment(release, app))}</ol>
  </section>`;
}

const WIDE = 240;
const HIGH = 44;

// Requests a minute as a line, the share of them that fails as an area, each to its own scale.
function traffic(minutes) {
  const most = Math.max(...minutes.map(minute => minute.requests));
  const shares = minutes.map(minute => minute.requests > 0 ? minute.failed / minute.requests : 0);
  const worst = Math.max(0.1, ...shares);
  const now = minutes.at(-1);
  const share = percent(shares.at(-1));
  const words = say(`${Math.round(now.requests)} requests a minute, ${share} 5xx`,
    `${Math.round(now.requests)} requêtes par minute, ${share} de 5xx`);
  return html`<figure class="traffic" data-requests=${Math.round(now.requests)} data-share=${shares.at(-1).toFixed(3)}>
    <svg viewBox="0 0 ${WIDE} ${HIGH}" preserveAspectRatio="none" role="img" aria-label=${words}>
      <polygon class="failed" points="0,${HIGH} ${points(shares, worst)} ${WIDE},${HIGH}"></polygon>
      <polyline class="requests" points=${points(minutes.map(minute => minute.requests), most * 1.1)}></polyline>
    </svg>
    <figcaption>${words} <small>${say('last 30 min', '30 dernières min')}</small></figcaption>
  </figure>`;
}

function points(values, top) {
  return values.map((value, place) =>
    `${(place * WIDE / Math.max(1, values.length - 1)).toFixed(1)},${(HIGH * (1 - value / top)).toFixed(1)}`).join(' ');
}

function percent(share) {
  return new Intl.NumberFormat(language(), {style: 'percent', maximumFractionDigits: 1}).format(share);
}

function autoDeploy(app) {
  return html`<span class="tag ${app.autoDeploy ? '' : 'off'}" data-auto-deploy=${app.autoDeploy}
    title=${say(`follows ${app.branch}`, `suit ${app.branch}`)}>auto-deploy
    ${app.autoDeploy ? say('on', 'actif') : say('off', 'en pause')}</span>`;
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

const ENGINES = {postgresql: 'PostgreSQL', redis: 'Redis'};

function databases(app) {
  return html`<section class="card" aria-labelledby="the-databases">
    <h3 id="the-databases">${say('Databases', 'Bases de données')}</h3>
    ${app.databases.map(database)}
  </section>`;
}

function database(database) {
  return html`<div class="database" data-database=${database.engine}>
    <div class="line"><span class="state ${database.isRunning ? 'ready' : 'starting'}" data-running=${database.isRunning}>
      <b>${ENGINES[database.engine] ?? database.engine}</b></span>
      ${database.isRunning ? nothing : html`<span class="tag off">${say('being restored', 'en restauration')}</span>`}
      <span class="push"></span><small>${database.plan}</small></div>
    ${database.restores.map(at => html`<p>${say('Taken back to', 'Ramenée au')} ${moment(at)}</p>`)}
    <ol class="deployments">${database.backups.map(backup)}</ol></div>`;
}

function backup(backup) {
  const [mark, kind, word] = {
    usable: ['✓', 'good', say('backup', 'sauvegarde')],
    pending: ['⚙', 'running', say('backup under way', 'sauvegarde en cours')],
    failed: ['✕', 'bad', say('failed backup', 'sauvegarde ratée')],
  }[backup.status];
  return html`<li data-backup=${backup.status}><span class="mark ${kind}" aria-hidden="true">${mark}</span>
    ${word} <small>${age(backup.at)}${backup.size === null ? nothing : `, ${megabytes(backup.size)}`}</small></li>`;
}

function megabytes(bytes) {
  const format = new Intl.NumberFormat(language(), {style: 'unit', unit: 'megabyte', maximumFractionDigits: 0});
  return format.format(bytes / 1e6);
}

function moment(at) {
  return new Intl.DateTimeFormat(language(), {dateStyle: 'medium', timeStyle: 'medium'}).format(new Date(at));
}

function variables(app) {
  return html`<section class="card" aria-labelledby="the-variables">
    <h3 id="the-variables">Variables</h3>
    <ul class="variables">${app.variables.map(each => variable(app, each))}</ul>
  </section>`;
}

function variable(app, variable) {
  const key = `${app.name} ${variable.name}`;
  const isHidden = variable.isSecret && !revealed.has(key);
  return html`<li data-variable=${variable.name}><code>${variable.name}</code>
    ${isHidden
      ? html`<button class="reveal" aria-label=${say(`Show ${variable.name}`, `Afficher ${variable.name}`)}
          @click=${() => reveal(key)}>••••••••</button>`
      : html`<span>${variable.value}</span>`}</li>`;
}

function reveal(key) {
  revealed.add(key);
  changed();
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
    'app-crashed': say('The app has crashed', "L'app a planté"),
    'app-scaling': say('The app is being scaled', "L'app change d'échelle"),
    'no-containers': say('The app has no containers', "L'app n'a aucun conteneur"),
    'restarts-fail': say('Restarts fail', 'Les redémarrages échouent'),
    'backups-fail': say('Backups fail', 'Les sauvegardes échouent'),
    'restores-fail': say('Restores fail', 'Les restaurations échouent'),
    'tickets-refused': say('Tickets are refused', 'Les tickets sont refusés'),
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
    <div class="row">${action('push-fix', say('Push a fix to main', 'Pousser un correctif sur main'))}</div>
    <div class="row">${action('deploy-meanwhile', say('Someone else deploys now', "Quelqu'un d'autre déploie"))}</div>
  </section>`;
}
