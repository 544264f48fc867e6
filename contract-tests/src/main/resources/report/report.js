'use strict';
// Data of the target is only inserted as text, never as markup.
(() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const PAGE = 100;
  const VERDICTS = { ok: 'as expected', finding: 'finding', failed: 'failed' };

  /** Creates an element. Attributes whose name starts with "on" are event listeners; children are texts or elements. */
  const el = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
      else if (value !== undefined && value !== false) element.setAttribute(name, value === true ? '' : value);
    }
    element.append(...children.filter(child => child !== undefined && child !== ''));
    return element;
  };

  const count = (many, thing) => `${many.toLocaleString('en')} ${thing}${many === 1 ? '' : 's'}`;

  /** Escapes control and formatting characters. */
  const printable = text => text.replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu,
    c => (c === '\n' || c === '\t' ? c : '\\u' + c.codePointAt(0).toString(16).toUpperCase().padStart(4, '0')));
  const oneLine = text => printable(text).replace(/[\n\t]/g, c => (c === '\n' ? '\\n' : '\\t'));

  /** Shows a long list in parts: the next part on request or, if onScroll is set, when the end of the list becomes visible. */
  const inParts = (items, container, show, onScroll = false) => {
    let shown = 0;
    const more = el('button', { type: 'button', class: 'more', onclick: () => next() });
    const observer = new IntersectionObserver(seen => seen.some(each => each.isIntersecting) && next(), { rootMargin: '400px' });
    const next = () => {
      container.append(...items.slice(shown, shown + PAGE).map(show));
      shown = Math.min(shown + PAGE, items.length);
      const left = items.length - shown;
      observer.disconnect();
      if (left === 0) more.remove();
      else {
        more.textContent = `Show more (${left.toLocaleString('en')} left)`;
        container.after(more);
        if (onScroll) observer.observe(more);
      }
    };
    next();
    return { end: () => { observer.disconnect(); more.remove(); } };
  };

  const copied = async (text, button) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = el('textarea');
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand('copy');
      area.remove();
    }
    button.textContent = 'Copied';
    button.focus();
    setTimeout(() => { button.textContent = 'Copy'; }, 1500);
  };

  const command = exchange => {
    if (exchange.repeat === '') {
      return el('span', { class: 'faint' }, 'Too long to show; run the check again with ',
        el('code', {}, '--replay ' + oneLine(data.checks[exchange.check].name)));
    }
    const button = el('button', { type: 'button', 'aria-label': 'Copy the cURL command' }, 'Copy');
    button.addEventListener('click', () => copied(exchange.repeat, button));
    return el('div', { class: 'copyable' }, el('pre', { tabindex: 0 }, oneLine(exchange.repeat)), button);
  };

  const facts = rows => el('dl', { class: 'told' },
    ...rows.filter(row => row !== undefined).flatMap(([term, ...what]) => [el('dt', {}, term), el('dd', {}, ...what)]));

  const documented = (operation, answer) =>
    data.matrix.find(each => each.id === operation)?.answers.find(each => each.name === answer);

  const expected = exchange => {
    const answer = documented(exchange.operation, exchange.answer);
    return answer ? `${answer.status} ${answer.name}` : exchange.answer;
  };

  /** A sentence of the contract, with its code marked up. */
  const prose = text => text.split('`').map((part, i) => (i % 2 === 1 ? el('code', {}, part) : part));

  const lines = texts => texts.map(text => el('div', {}, printable(text)));
  const link = (filter, ...text) => el('a', { href: '#' + new URLSearchParams(filter) }, ...text);

  // --- the sections

  const ofCheck = new Map();
  data.exchanges.forEach((exchange, index) => {
    exchange.index = index;
    if (!ofCheck.has(exchange.check)) ofCheck.set(exchange.check, []);
    ofCheck.get(exchange.check).push(exchange);
  });

  const failed = check => {
    const exchanges = ofCheck.get(check.index) ?? [];
    const source = ['source', `${printable(check.source)} (${printable(check.place)})`];
    const wrong = exchanges.filter(exchange => exchange.verdict === 'failed').map(exchange => facts([
      ['expected', expected(exchange)],
      ['actual', `${exchange.status} `, el('span', { class: 'mono' }, start(exchange.reply.body))],
      ['failures', ...lines(exchange.wrong)],
      source,
      ['repeat', command(exchange)],
    ]));
    return el('div', { class: 'example' },
      el('h4', {}, oneLine(check.name), ' ', el('span', { class: 'tag' }, oneLine(check.family))),
      ...check.problems.map(problem => el('pre', { tabindex: 0 }, printable(problem))),
      ...wrong,
      wrong.length === 0 ? facts([source]) : '',
      exchanges.length === 0 ? '' : el('p', {}, link({ check: check.index }, count(exchanges.length, 'exchange') + ' of this check')));
  };

  /** Checks that fail for one reason: what deviates, one example, and the names of all. */
  const cluster = each => {
    const answers = Object.entries(each.answers).sort(([, a], [, b]) => b - a);
    const names = el('ul', { class: 'plain names' });
    let begun = false;
    const all = el('details', { ontoggle: () => {
      if (!begun) inParts(each.checks, names, name);
      begun = true;
    } }, el('summary', {}, each.many > each.checks.length ? `The first ${each.checks.length} checks; verdict.json lists all` : 'All checks'), names);
    return el('article', { class: 'card bad' },
      el('h3', { class: 'what' }, ...prose(printable(each.what)), ' ', el('span', { class: 'tag failed' }, count(each.many, 'check'))),
      answers.length === 0 ? '' : el('p', { class: 'answers' }, 'Expected: ', ...answers.slice(0, 12).map(([answer, many]) =>
        el('span', { class: 'tag' }, answer, each.many > 1 ? ` ${many.toLocaleString('en')}` : '')),
        answers.length > 12 ? el('span', { class: 'faint' }, `and ${answers.length - 12} more`) : ''),
      failed({ ...data.checks[each.example], index: each.example }),
      each.many > 1 ? all : '');
  };

  const name = each => el('li', {},
    each.index === undefined ? oneLine(each.name) : link({ check: each.index }, oneLine(each.name)),
    ' ', el('span', { class: 'tag' }, oneLine(each.family)));

  const start = body => {
    if (!body) return 'no body';
    return oneLine(body.text.slice(0, 600)) + (body.text.length > 600 || body.cut ? '…' : '');
  };

  const finding = each => el('article', { class: 'card mixed' },
    el('h3', {}, printable(each.name)),
    facts([
      ['the page', printable(each.page)],
      ['the target', 'answers ', el('code', {}, printable(each.came))],
      ['seen in', printable(each.check)],
    ]));

  const withReason = each => el('li', {}, oneLine(each.name), ' ', el('span', { class: 'tag' }, oneLine(each.family)),
    each.reason === undefined ? '' : el('div', { class: 'faint' }, printable(each.reason)));

  const left = () => {
    const { attached, agents, undone } = data.effects;
    const more = (title, items, show) => {
      if (items.length === 0) return '';
      const list = el('ul', { class: 'plain mono' });
      let begun = false;
      return el('details', { class: 'card', ontoggle: () => {
        if (!begun) inParts(items, list, show);
        begun = true;
      } }, el('summary', {}, title), list);
    };
    return [
      more(count(attached.length, 'number') + ' still attached', attached, ([number, agent]) => el('li', {}, `${oneLine(number)} → ${oneLine(agent)}`)),
      more(count(agents.length, 'agent') + ' created', agents, agent => el('li', {}, oneLine(agent))),
      attached.length + agents.length === 0 ? el('p', {}, 'Nothing, according to the answers.') : '',
      undone > 0 ? el('p', { class: 'faint' }, count(undone, 'number') + ' detached.') : '',
    ];
  };

  const cell = each => {
    if (each === null) return el('td', { class: 'none', title: 'This answer does not have the field' }, '–');
    if (each.different === 0) return el('td', { class: 'unseen' }, 'not observed');
    const rest = each.different - each.samples.length;
    return el('td', {}, ...each.samples.map(sample => el('code', { title: oneLine(sample) }, oneLine(sample))),
      rest > 0 ? el('span', { class: 'faint' }, `and ${rest.toLocaleString('en')} more`) : '');
  };

  const row = (operation, answer) => {
    const filter = { answer: `${operation.id}/${answer.name}` };
    const other = [[answer.failed, 'failed'], [answer.findings, 'finding']].filter(([many]) => many > 0);
    return el('tr', {},
      el('th', { scope: 'row' },
        el('b', {}, `${answer.status} ${answer.name}`),
        el('div', { class: 'when' }, ...prose(answer.when)),
        el('span', { class: `tag ${answer.provenance}`, title: answer.source }, answer.provenance)),
      el('td', { class: answer.asExpected === 0 ? 'count unseen' : 'count' },
        answer.asExpected === 0 ? 'never' : link({ ...filter, verdict: 'ok' }, answer.asExpected.toLocaleString('en')),
        ...other.map(([many, verdict]) => el('div', {}, link({ ...filter, verdict }, `${many.toLocaleString('en')} ${verdict}`)))),
      ...answer.cells.map(cell));
  };

  const matrix = () => data.matrix.flatMap(operation => [
    el('h3', {}, operation.id, ' ', el('code', { class: 'faint' }, `${operation.method} ${operation.path}`)),
    el('div', { class: 'wide', tabindex: 0, role: 'region', 'aria-label': `Answers of ${operation.id}` },
      el('table', {},
        el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, 'answer'), el('th', { scope: 'col' }, 'as expected'),
          ...operation.fields.map(field => el('th', { scope: 'col', class: 'mono' }, field)))),
        el('tbody', {}, ...operation.answers.map(answer => row(operation, answer))))),
  ]);

  // --- an exchange

  /** Formats JSON without parsing it, so that duplicate keys and long numbers remain visible. */
  const format = text => {
    const parts = [];
    let depth = 0;
    const line = () => parts.push(['', '\n' + '  '.repeat(Math.min(Math.max(depth, 0), 40))]);
    // An empty object or array stays on one line.
    for (const [token, string, colon] of text.matchAll(/\{\s*\}|\[\s*\]|("(?:[^"\\]|\\[^])*"?)(\s*:)?|[{}[\],:]|[^\s"{}[\],:]+/g)) {
      if (token === '{' || token === '[') { depth++; parts.push(['', token]); line(); }
      else if (token === '}' || token === ']') { depth--; line(); parts.push(['', token]); }
      else if (token === ',') { parts.push(['', ',']); line(); }
      else if (token === ':') parts.push(['', ': ']);
      else if (string !== undefined) { parts.push([colon ? 'k' : 's', string]); if (colon) parts.push(['', ': ']); }
      else parts.push([/^[{[]/.test(token) ? '' : 'n', token]);
    }
    return parts;
  };

  const body = message => {
    if (!message.body) return [el('div', { class: 'bodyline' }, 'no body')];
    const { text, bytes, binary, cut } = message.body;
    const pre = el('pre', { tabindex: 0 });
    const raw = () => pre.replaceChildren(printable(text));
    const pretty = () => {
      pre.replaceChildren(...format(text).map(([kind, part]) => (kind ? el('span', { class: kind }, printable(part)) : printable(part))));
    };
    const json = !binary && /^\s*[{[]/.test(text);
    let isRaw = !json;
    const button = el('button', { type: 'button', onclick: () => {
      isRaw = !isRaw;
      button.textContent = isRaw ? 'Formatted' : 'As sent';
      if (isRaw) raw(); else pretty();
    } }, 'As sent');
    if (json) pretty(); else raw();
    const size = count(bytes, 'byte') + (binary ? ', not UTF-8' : '') + (cut ? `, cut after ${count(text.length, 'character')}` : '');
    return [el('div', { class: 'bodyline' }, size, json ? button : ''), pre];
  };

  const headers = message => el('pre', { tabindex: 0 },
    message.headers.map(([name, value]) => `${oneLine(name)}: ${oneLine(value)}`).join('\n') || 'no headers');

  const inside = exchange => {
    const check = data.checks[exchange.check];
    const answer = documented(exchange.operation, exchange.answer);
    return el('div', { class: 'inside' },
      facts([
        ['check', oneLine(check.name), ' ', el('span', { class: 'tag' }, oneLine(check.family)), ' ', link({ check: exchange.check }, 'all its exchanges')],
        ['expected', expected(exchange), answer ? el('span', { class: 'faint' }, ' — ', ...prose(answer.when)) : ''],
        exchange.wrong.length ? ['failures', ...lines(exchange.wrong)] : undefined,
        exchange.finding ? ['finding', printable(exchange.finding)] : undefined,
        ['source', `${printable(check.source)} (${printable(check.place)})`],
        ['sent', `${exchange.sent}, answered after ${exchange.ms} ms`],
        ['repeat', command(exchange)],
      ]),
      el('div', { class: 'sides' },
        el('section', {}, el('h3', {}, `${oneLine(exchange.request.method)} ${oneLine(exchange.request.path)}`),
          headers(exchange.request), ...body(exchange.request)),
        el('section', {}, el('h3', {}, `Answer ${exchange.status}`), headers(exchange.reply), ...body(exchange.reply))));
  };

  const exchangeRow = exchange => {
    const details = el('details', { class: 'exchange' },
      el('summary', {},
        el('span', {}, el('span', { class: `tag ${exchange.verdict}` }, exchange.verdict)),
        el('span', { class: 'status' }, String(exchange.status)),
        el('span', { class: 'method mono' }, oneLine(exchange.request.method)),
        el('span', { class: 'name', title: oneLine(data.checks[exchange.check].name) }, oneLine(data.checks[exchange.check].name)),
        el('span', { class: 'mono faint' }, exchange.answer),
        el('span', { class: 'ms' }, `${exchange.ms.toFixed(1)} ms`)));
    details.addEventListener('toggle', () => details.children.length === 1 && details.append(inside(exchange)));
    return details;
  };

  // --- the filters, which are stored in the fragment of the URL

  const FILTERS = ['q', 'family', 'answer', 'status', 'verdict'];
  const texts = new Map();
  const searched = exchange => {
    if (!texts.has(exchange)) {
      const check = data.checks[exchange.check];
      const message = each => [...each.headers.map(header => header.join(': ')), each.body?.text ?? ''];
      texts.set(exchange, [check.family + '/' + check.name, exchange.answer, exchange.request.method + ' ' + exchange.request.path,
        ...message(exchange.request), ...message(exchange.reply), ...exchange.wrong].join('\n').toLowerCase());
    }
    return texts.get(exchange);
  };

  const matches = (exchange, filter) =>
    (!filter.family || data.checks[exchange.check].family === filter.family)
    && (!filter.answer || `${exchange.operation}/${exchange.answer}` === filter.answer)
    && (!filter.status || String(exchange.status) === filter.status)
    && (!filter.verdict || exchange.verdict === filter.verdict)
    && (!filter.check || String(exchange.check) === filter.check)
    && (!filter.q || searched(exchange).includes(filter.q.toLowerCase()));

  const options = (label, values, words = value => value) => el('select', { 'aria-label': label },
    el('option', { value: '' }, label), ...values.map(value => el('option', { value }, words(value))));

  const distinct = of => [...new Set(data.exchanges.map(of))].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));

  const explorer = () => {
    const fields = {
      q: el('input', { type: 'search', placeholder: 'Search names, headers and bodies  ( / )', 'aria-label': 'Search names, headers and bodies' }),
      family: options('any family', distinct(each => data.checks[each.check].family), oneLine),
      answer: options('any answer', distinct(each => `${each.operation}/${each.answer}`), value => value.replace('/', ': ')),
      status: options('any status', distinct(each => String(each.status))),
      verdict: options('any verdict', Object.keys(VERDICTS), value => VERDICTS[value]),
    };
    const list = el('div', { class: 'list' });
    const said = el('p', { class: 'faint', role: 'status' });
    const clear = el('button', { type: 'button', onclick: () => { location.hash = 'exchanges'; apply({}); } }, 'Clear');
    let parts = { end: () => {} };
    let check = '';

    const apply = filter => {
      check = filter.check ?? '';
      for (const name of FILTERS) {
        const value = filter[name] ?? '';
        if (fields[name].value !== value) fields[name].value = value;
      }
      const found = data.exchanges.filter(exchange => matches(exchange, filter));
      parts.end();
      list.replaceChildren();
      parts = inParts(found, list, exchangeRow, true);
      if (found.length === 1 || (check && found.length <= 3)) [...list.children].forEach(each => { each.open = true; });
      const all = data.exchanges.length;
      said.textContent = (found.length === all ? count(all, 'exchange') : `${found.length.toLocaleString('en')} of ${count(all, 'exchange')}`)
        + (check ? `: those of “${oneLine(data.checks[Number(check)]?.name ?? '')}”` : '');
    };

    const changed = () => {
      const filter = Object.fromEntries(FILTERS.map(name => [name, fields[name].value]).filter(([, value]) => value));
      history.replaceState(null, '', '#' + (new URLSearchParams(filter).toString() || 'exchanges'));
      apply(filter);
    };
    let waiting;
    fields.q.addEventListener('input', () => { clearTimeout(waiting); waiting = setTimeout(changed, 150); });
    FILTERS.slice(1).forEach(name => fields[name].addEventListener('change', changed));

    const followed = () => {
      const hash = location.hash.slice(1);
      if (!hash.includes('=')) return false;
      apply(Object.fromEntries(new URLSearchParams(hash)));
      document.getElementById('exchanges').scrollIntoView();
      return true;
    };
    addEventListener('hashchange', followed);
    addEventListener('keydown', event => {
      if (event.key === '/' && !/INPUT|SELECT|TEXTAREA/.test(document.activeElement?.tagName ?? '')) {
        event.preventDefault();
        fields.q.focus();
      }
    });
    return { elements: [el('div', { class: 'filters', role: 'search' }, ...Object.values(fields), clear), said, list], begin: () => followed() || apply({}) };
  };

  // --- the page

  const { setting } = data;
    const state = !data.holds ? 'failed' : data.whole ? 'held' : 'cut';
  const headline = {
    failed: data.failed > 0 ? `${count(data.failed, 'check')} of ${(data.passed + data.failed).toLocaleString('en')} failed`
      : `${count(data.missing.length, 'part')} of the contract not covered`,
    held: 'All checks passed',
    cut: 'Cut short; all checks that ran passed',
  }[state];

  const fact = (term, value) => el('div', {}, el('dt', {}, term), el('dd', {}, value));
  document.querySelector('.top').classList.add(state);
  document.getElementById('head').append(
    el('p', { class: 'kicker' }, 'Contract report for ', el('span', { class: 'mono' }, oneLine(setting.url))),
    el('h1', {}, headline),
    data.cut ? el('p', { class: 'notice' }, `The run was cut short: ${printable(data.cut)}. ${count(data.unplayed.length, 'check')} not run.`) : '',
    data.unobserved.length ? el('p', { class: 'notice' }, `Documented answers that were never observed: ${data.unobserved.map(each => printable(`${each.name} (${each.reason})`)).join('; ')}.`) : '',
    el('dl', { class: 'facts' },
      fact('Checks', `${data.passed.toLocaleString('en')} passed, ${data.failed.toLocaleString('en')} failed`),
      fact('Target', setting.kind), fact('Seed', setting.seed),
      fact('Started', setting.began.replace('T', ' ').replace(/(\.\d+)?Z$/, ' UTC')),
      fact('Duration', `${setting.seconds.toFixed(1)} s`),
      fact('Requests', `${setting.requests.toLocaleString('en')}, ${Math.round(setting.requests / Math.max(setting.seconds, 0.001)).toLocaleString('en')} a second`)));

  const list = (items, show, container = el('ul', { class: 'plain card' })) => {
    const holder = el('div', {}, container);
    inParts(items, container, show);
    return [holder];
  };
  const exchanges = explorer();
  const sections = [
    { id: 'failures', title: 'Failures', many: data.clusters.length, kind: 'bad', lead: data.failed > data.clusters.length ? `What deviates, by the number of checks that fail because of it. A check with several deviations is counted in each.` : '', content: () => list(data.clusters, cluster, el('div')) },
    { id: 'missing', title: 'Not covered', many: data.missing.length, kind: data.whole ? 'bad' : 'mixed', lead: 'Parts of the contract that this run did not observe.', content: () => list(data.missing, each => el('li', {}, each)) },
    { id: 'findings', title: 'Findings', many: data.findings.length, kind: 'mixed', lead: 'Contradictions of the vendor’s pages that the target resolves differently from the contract of this suite.', content: () => list(data.findings, finding, el('div')) },
    { id: 'known', title: 'Known', many: data.known.length, kind: 'mixed', lead: 'Failures that the baseline excuses.', content: () => list(data.known, withReason) },
    { id: 'unreachable', title: 'Unreachable', many: data.unreachable.length, lead: 'Checks that cannot run on this target or with this fixture.', content: () => list(data.unreachable, withReason) },
    { id: 'unplayed', title: 'Not run', many: data.unplayed.length, kind: 'mixed', lead: 'Checks that the run did not reach.', content: () => list(data.unplayed, withReason) },
    { id: 'left', title: 'Left behind', many: data.effects.attached.length + data.effects.agents.length, lead: 'Numbers and agents that the run left on the target.', always: true, content: left },
    { id: 'matrix', title: 'Matrix', lead: 'Every documented answer with its fields and the values that were observed where it was expected. A count links to the exchanges.', always: true, content: matrix },
    { id: 'exchanges', title: 'Exchanges', many: data.exchanges.length, always: true, lead: data.sampled ? 'A sample: exchanges of up to 20 failed checks for each deviation, and of a few passed checks for each answer.' : '', content: () => exchanges.elements },
  ].filter(section => section.always || section.many > 0);

  for (const { id, title, many, kind, lead, content } of sections) {
    document.getElementById('sections').append(el('a', { href: '#' + id, class: kind },
      title, many === undefined ? '' : el('b', {}, many.toLocaleString('en'))));
    document.getElementById('main').append(el('section', { id, 'aria-labelledby': id + '-title' },
      el('h2', { id: id + '-title' }, title), lead ? el('p', { class: 'lead' }, lead) : '', ...content()));
  }
  document.getElementById('foot').append(
    `Credentials are replaced by shell variables such as $TOKEN. Bodies are cut after ${count(data.longest, 'character')}. `
    + 'Control and formatting characters are escaped as \\u…');
  document.getElementById('report').hidden = false;
  exchanges.begin();
  if (location.hash.length > 1 && !location.hash.includes('=')) document.getElementById(location.hash.slice(1))?.scrollIntoView();
})();
