/** The inspector page: reads its own origin's API only; every text from outside is set as text, never as HTML. */

const byId = (id) => document.getElementById(id);
const state = { tab: 'mail', services: [], mail: null, call: null };

/** A new element with attributes (functions become listeners) and children. */
function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name, value);
    else if (value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

/** Says something once, also to screen readers. */
function say(text, bad = false) {
  byId('status').textContent = text;
  byId('status').classList.toggle('error', bad);
}

/** JSON of an API path; a refusal becomes an Error with the service's sentence. */
async function api(path, method = 'GET', body = undefined) {
  const init = body === undefined ? { method } : { method, body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } };
  const answer = await fetch(`/api/${path}`, init);
  const json = await answer.json();
  if (!answer.ok) throw new Error(json.message ?? json.detail ?? `The service answered ${answer.status}.`);
  return json;
}

/** Runs an action of the user; a failure is said. */
async function attempt(action, done) {
  try {
    await action();
    if (done) say(done);
  } catch (error) {
    say(error.message, true);
  }
}

const time = (iso) => new Date(iso).toLocaleTimeString();

/** Replaces a list only when its content changed, so that focus and scroll stay. */
function fill(container, key, build) {
  if (container.dataset.key === key) return;
  const focused = container.contains(document.activeElement) ? document.activeElement.dataset.id : undefined;
  container.dataset.key = key;
  container.replaceChildren(...build());
  if (focused !== undefined) container.querySelector(`[data-id="${CSS.escape(focused)}"]`)?.focus();
}

function empty(text) {
  return [el('li', { class: 'card' }, text)];
}

async function showMails() {
  const { mails } = await api('mail');
  fill(byId('mail-list'), JSON.stringify([mails.map(({ id }) => id), state.mail]), () =>
    mails.length === 0
      ? empty('No mail yet. Invite a user in the Setup Guide and the invitation appears here.')
      : mails.map((mail) =>
          el('li', {}, el('button', { 'data-id': mail.id, 'aria-current': String(mail.id === state.mail), click: () => attempt(() => openMail(mail.id)) },
            mail.subject, el('small', {}, `${mail.to} · ${time(mail.receivedAt)}`)))));
}

async function openMail(id) {
  const mail = await api(`mail/${id}`);
  state.mail = id;
  const body = mail.html
    ? el('iframe', { title: `Mail: ${mail.subject}`, src: `/api/mail/${id}/html`, sandbox: 'allow-popups allow-popups-to-escape-sandbox' })
    : el('pre', { tabindex: '0' }, mail.text);
  byId('mail-view').replaceChildren(
    el('h3', {}, mail.subject), el('p', { class: 'hint' }, `From ${mail.from} to ${mail.to}`), body,
    el('details', {}, el('summary', {}, 'Plain text'), el('pre', { tabindex: '0' }, mail.text)));
  await showMails();
}

function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch (error) {
    return error instanceof SyntaxError ? text : String(error);
  }
}

async function showCalls() {
  const service = byId('calls-service').value;
  const { calls } = await api(`services/${service}/calls`);
  const stats = await api(`services/${service}/stats`);
  byId('calls-stats').textContent =
    `${stats.total} calls; ${stats.callsInWindow} in the last 20 s (peak ${stats.peakCallsInWindow}); at most ${stats.peakConcurrent} at once.`;
  const newest = calls.toReversed();
  fill(byId('calls-list'), `${service} ${newest[0]?.id} ${newest.length} ${state.call}`, () =>
    newest.length === 0
      ? empty('No calls yet. Use the product and its calls appear here.')
      : newest.map((call) =>
          el('li', {}, el('button', { 'data-id': call.id, 'aria-current': String(call.id === state.call), click: () => openCall(call) },
            `${call.status || 'No answer'} ${call.method} ${call.url.split('?')[0]}`,
            el('small', {}, `${time(call.at)} · ${call.ms} ms${call.forwardedHost ? ` · ${call.forwardedHost}` : ''}`)))));
}

function openCall(call) {
  state.call = call.id;
  const part = (title, text) => (text ? [el('h3', {}, title), el('pre', { tabindex: '0' }, pretty(text))] : []);
  byId('calls-view').replaceChildren(
    el('h3', {}, `${call.method} ${call.url}`),
    el('p', { class: 'hint' }, `Status ${call.status || 'none'}, ${call.ms} ms`),
    ...part('Request headers', Object.entries(call.requestHeaders).map(([name, value]) => `${name}: ${value}`).join('\n')),
    ...part('Request body', call.requestBody), ...part('Response body', call.responseBody));
  void attempt(showCalls);
}

async function showDebug() {
  const { lines } = await api('services/org/debug');
  const newest = lines.toReversed().slice(0, 200);
  fill(byId('debug-list'), `${newest[0]?.id} ${newest.length}`, () =>
    newest.length === 0
      ? empty('No lines yet. System.debug in Apex writes here.')
      : newest.map(({ level, what, place, text, at }) =>
          el('li', { class: level === 'EXCEPTION' ? 'on' : '' },
            el('h3', {}, `${level} · ${what}`), el('p', { class: 'hint' }, `${time(at)}${place ? ` · ${place}` : ''}`), el('pre', { tabindex: '0' }, text))));
}

async function showFaults() {
  const service = byId('faults-service').value;
  const { available, active } = await api(`services/${service}/faults`);
  if (document.activeElement !== byId('latency')) byId('latency').value = (await api(`services/${service}/latency`)).ms;
  fill(byId('faults-list'), service + JSON.stringify(active), () => available.map((fault) => faultCard(service, fault, active.filter(({ name }) => name === fault.name))));
}

function faultCard(service, fault, active) {
  const on = active.length > 0;
  const left = active.map(({ remaining, pathPrefix }) => `${remaining === null ? 'until switched off' : `${remaining} calls left`}${pathPrefix ? ` on ${pathPrefix}` : ''}`);
  const count = el('input', { type: 'number', min: '1', 'aria-label': `Calls to spoil with ${fault.title}; empty: until switched off`, placeholder: 'calls' });
  const value = fault.value ? el('input', { type: 'number', min: '0', value: fault.value.default, 'aria-label': `${fault.title}: ${fault.value.unit}` }) : '';
  const code = fault.codes ? el('select', { 'aria-label': `Code of ${fault.title}` }, ...fault.codes.map((one) => el('option', { value: one }, one))) : '';
  const order = () => ({ name: fault.name, count: count.value ? Number(count.value) : null, ...(fault.value ? { value: Number(value.value) } : {}), ...(fault.codes ? { code: code.value } : {}) });
  const toggle = on
    ? el('button', { 'data-id': fault.name, class: 'quiet', 'aria-label': `Switch off ${fault.title}`, click: () => attempt(async () => { await api(`services/${service}/faults/${fault.name}`, 'DELETE'); await showFaults(); }, `${fault.title} is off.`) }, 'Switch off')
    : el('button', { 'data-id': fault.name, 'aria-label': `Switch on ${fault.title}`, click: () => attempt(async () => { await api(`services/${service}/faults`, 'PUT', order()); await showFaults(); }, `${fault.title} is on.`) }, 'Switch on');
  return el('li', { class: on ? 'on' : '' }, el('h3', {}, fault.title), el('p', {}, fault.effect),
    on ? el('p', { class: 'error' }, `On: ${left.join('; ')}`) : '',
    el('div', { class: 'inline' }, ...(on ? [] : [count, value, fault.value ? fault.value.unit : '', code]), toggle));
}

async function showCredentials() {
  const groups = await Promise.all(state.services.map(async ({ name }) => [name, await api(`services/${name}/credentials`).catch((error) => ({ unavailable: error.message }))]));
  fill(byId('credentials'), JSON.stringify(groups), () => groups.map(([name, values]) =>
    el('div', { class: 'card' }, el('h3', {}, title(name)), ...('unavailable' in values ? [el('p', {}, 'This service offers no credentials.')] : Object.entries(values).map(([label, value]) => credentialRow(label, value))))));
}

function credentialRow(label, value) {
  const copy = () => attempt(() => navigator.clipboard.writeText(value), `${label} is copied.`);
  return el('div', { class: 'row' }, el('span', {}, label), el('code', {}, value), el('button', { 'data-id': label, 'aria-label': `Copy ${label}`, click: copy }, 'Copy'));
}

async function showReset() {
  fill(byId('reset-list'), state.services.map(({ name }) => name).join(), () => state.services.map(({ name }) =>
    el('li', {}, el('h3', {}, title(name)), el('button', { 'data-id': name, 'aria-label': `Reset ${title(name)}`, click: () => reset(name) }, 'Reset'))));
}

function reset(name) {
  if (!window.confirm(`Reset ${title(name)} to its first state?`)) return;
  void attempt(() => api(`services/${name}/reset`, 'POST'), `${title(name)} is reset.`);
}

const titles = { marketo: 'Marketo', sales: 'Sales account', org: 'Salesforce org' };
const title = (name) => titles[name] ?? name;
const views = { mail: showMails, calls: showCalls, debug: showDebug, faults: showFaults, credentials: showCredentials, reset: showReset };

function select(name, focus = false) {
  state.tab = name;
  for (const tab of document.querySelectorAll('[role=tab]')) {
    const selected = tab.id === `tab-${name}`;
    tab.setAttribute('aria-selected', String(selected));
    tab.tabIndex = selected ? 0 : -1;
    if (selected && focus) tab.focus();
    byId(tab.getAttribute('aria-controls')).hidden = !selected;
  }
  history.replaceState(null, '', `#${name}`);
  say('');
  void attempt(views[name]);
}

function onTabKey(event) {
  const names = Object.keys(views);
  const at = names.indexOf(state.tab);
  const next = { ArrowRight: at + 1, ArrowLeft: at - 1 + names.length, Home: 0, End: names.length - 1 }[event.key];
  if (next === undefined) return;
  event.preventDefault();
  select(names[next % names.length], true);
}

async function begin() {
  ({ services: state.services } = await api('services'));
  byId('services').replaceChildren(...state.services.map(({ name, url }) => el('li', {}, el('a', { href: url, target: '_blank', rel: 'noopener' }, title(name)))));
  for (const id of ['calls-service', 'faults-service']) byId(id).replaceChildren(...state.services.map(({ name }) => el('option', { value: name }, title(name))));
  for (const tab of document.querySelectorAll('[role=tab]')) {
    tab.addEventListener('click', () => select(tab.id.replace('tab-', '')));
    tab.addEventListener('keydown', onTabKey);
  }
  byId('calls-service').addEventListener('change', () => attempt(showCalls));
  byId('faults-service').addEventListener('change', () => attempt(showFaults));
  byId('mail-clear').addEventListener('click', () => attempt(async () => { await api('mail', 'DELETE'); byId('mail-view').replaceChildren(); await showMails(); }, 'The mailbox is empty.'));
  byId('calls-clear').addEventListener('click', () => attempt(async () => { await api(`services/${byId('calls-service').value}/calls`, 'DELETE'); byId('calls-view').replaceChildren(); await showCalls(); }, 'The calls are cleared.'));
  byId('debug-clear').addEventListener('click', () => attempt(async () => { await api('services/org/debug', 'DELETE'); await showDebug(); }, 'The debug log is empty.'));
  byId('latency-form').addEventListener('submit', (event) => {
    event.preventDefault();
    void attempt(() => api(`services/${byId('faults-service').value}/latency`, 'PUT', { ms: Number(byId('latency').value) }), 'The latency is set.');
  });
  const wanted = location.hash.slice(1);
  select(wanted in views ? wanted : 'mail');
  setInterval(() => { if (!document.hidden && state.tab !== 'reset') void attempt(views[state.tab]); }, 2000);
}

void attempt(begin);
