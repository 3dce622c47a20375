// What pages need beyond HTML: copying, dialogs, menus, one submit per click, and the preview of a brand.
(() => {
  'use strict';

  const closest = (event, selector) => event.target instanceof Element ? event.target.closest(selector) : null;

  const copy = async (text) => {
    if (navigator.clipboard && window.isSecureContext) {
      await navigator.clipboard.writeText(text);
      return;
    }
    const area = document.createElement('textarea');
    area.value = text;
    area.className = 'unseen';
    document.body.append(area);
    area.select();
    document.execCommand('copy');
    area.remove();
  };

  document.addEventListener('click', async (event) => {
    const copier = closest(event, '[data-copy]');
    if (copier) {
      await copy(copier.dataset.copy);
      const label = copier.dataset.label ?? copier.textContent;
      copier.dataset.label = label;
      copier.textContent = copier.dataset.copied;
      setTimeout(() => { copier.textContent = label; }, 1500);
      return;
    }
    const opener = closest(event, '[data-opens]');
    if (opener) {
      document.getElementById(opener.dataset.opens).showModal();
      return;
    }
    const closer = closest(event, '[data-closes]');
    if (closer) {
      document.getElementById(closer.dataset.closes).close();
      return;
    }
    for (const menu of document.querySelectorAll('details.menu[open]')) {
      if (!menu.contains(event.target)) {
        menu.open = false;
      }
    }
  });

  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      for (const menu of document.querySelectorAll('details.menu[open]')) {
        menu.open = false;
        menu.querySelector('summary').focus();
      }
    }
    const typing = event.target.matches?.('input, textarea, select, [contenteditable]');
    if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const search = document.querySelector('[data-key="/"]');
      if (search) {
        event.preventDefault();
        search.focus();
        search.select();
      }
    }
  });

  // The field at the top of every page: what fits while somebody types, with the keyboard alone.
  const finder = document.querySelector('form[data-finder]');
  if (finder) {
    const field = finder.querySelector('input');
    const list = finder.querySelector('ul');
    let asked = 0;
    let pause = 0;
    let chosen = -1;
    const options = () => [...list.querySelectorAll('[role="option"]')];
    const shut = () => {
      list.hidden = true;
      chosen = -1;
      field.setAttribute('aria-expanded', 'false');
      field.removeAttribute('aria-activedescendant');
    };
    const choose = (index) => {
      const all = options();
      if (!all.length) {
        return;
      }
      chosen = (index + all.length) % all.length;
      all.forEach((option, place) => option.setAttribute('aria-selected', String(place === chosen)));
      field.setAttribute('aria-activedescendant', all[chosen].id);
      all[chosen].scrollIntoView({ block: 'nearest' });
    };
    const show = (lines) => {
      list.replaceChildren(...lines.map((line, place) => {
        const option = document.createElement('li');
        option.id = `offer-${place}`;
        option.className = `offer offer-${line.kind}`;
        option.setAttribute('role', 'option');
        option.setAttribute('aria-selected', 'false');
        option.dataset.to = line.to;
        const name = document.createElement('b');
        name.textContent = line.name;
        const of = document.createElement('small');
        of.textContent = line.of;
        option.append(name, of);
        return option;
      }));
      if (!lines.length) {
        const none = document.createElement('li');
        none.className = 'offer-none';
        none.setAttribute('role', 'option');
        none.setAttribute('aria-disabled', 'true');
        none.textContent = list.dataset.none;
        list.append(none);
      }
      chosen = -1;
      list.hidden = false;
      field.setAttribute('aria-expanded', 'true');
    };
    const look = async () => {
      const text = field.value.trim();
      const mine = ++asked;
      if (!text) {
        shut();
        return;
      }
      try {
        const answer = await fetch(`${finder.dataset.finder}?q=${encodeURIComponent(text)}`, { headers: { Accept: 'application/json' } });
        const lines = answer.ok && answer.headers.get('Content-Type')?.startsWith('application/json') ? await answer.json() : null;
        // An answer to what was typed before says nothing about what stands there now.
        if (mine === asked && lines) {
          show(lines);
        }
      } catch {
        // The way to the server is broken for now; Enter still asks for the page of results.
        shut();
      }
    };
    field.addEventListener('input', () => {
      clearTimeout(pause);
      pause = setTimeout(look, 80);
    });
    field.addEventListener('keydown', (event) => {
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        event.preventDefault();
        if (list.hidden) {
          look();
        } else {
          choose(event.key === 'ArrowDown' ? chosen + 1 : chosen < 0 ? -1 : chosen - 1);
        }
      } else if (event.key === 'Enter' && chosen >= 0 && options()[chosen]?.dataset.to) {
        event.preventDefault();
        location.assign(options()[chosen].dataset.to);
      } else if (event.key === 'Escape' && !list.hidden) {
        event.preventDefault();
        shut();
      }
    });
    field.addEventListener('blur', shut);
    // A click would first take the focus from the field, and with it the list.
    list.addEventListener('mousedown', (event) => event.preventDefault());
    list.addEventListener('click', (event) => {
      const option = closest(event, '[data-to]');
      if (option) {
        location.assign(option.dataset.to);
      }
    });
  }

  // Rows that are chosen for something, and how many they are.
  for (const form of document.querySelectorAll('form.picking')) {
    const rows = () => [...form.querySelectorAll('input[name="pick"]')];
    const page = form.querySelector('[data-picks-all]');
    const whole = form.querySelector('[data-picks-whole]');
    const count = form.querySelector('.pick-count');
    if (!page || !whole || !count) {
      continue;
    }
    const tell = () => {
      const chosen = rows().filter((row) => row.checked).length;
      page.checked = chosen > 0 && chosen === rows().length;
      page.indeterminate = chosen > 0 && chosen < rows().length;
      rows().forEach((row) => { row.disabled = whole.checked; });
      page.disabled = whole.checked;
      const said = whole.checked ? whole.closest('label').textContent.trim() : chosen ? count.dataset.some.replace('#', chosen) : count.dataset.none;
      if (count.textContent !== said) {
        count.textContent = said;
      }
    };
    form.addEventListener('change', (event) => {
      if (event.target === page) {
        rows().forEach((row) => { row.checked = page.checked; });
      }
      tell();
    });
    // A page that comes back has its ticks as they were left.
    window.addEventListener('pageshow', tell);
  }

  // What was typed stays in this tab until the next page is there, for the server may have forgotten who sent it.
  const DRAFT = 'draft';
  const here = () => location.pathname + location.search;
  const keep = (form, submitter) => {
    const fields = [...new FormData(form, submitter)].filter(([name, value]) => typeof value === 'string'
      && !['hidden', 'password', 'submit'].includes(form.elements[name]?.type ?? ''));
    sessionStorage.setItem(DRAFT, JSON.stringify({ page: here(), form: form.id, fields }));
  };
  const restore = () => {
    const draft = JSON.parse(sessionStorage.getItem(DRAFT) ?? 'null');
    sessionStorage.removeItem(DRAFT);
    const form = draft && draft.page === here() && document.querySelector('[data-lost]') && document.getElementById(draft.form);
    if (!form) {
      return;
    }
    for (const box of form.querySelectorAll('input[type="checkbox"], input[type="radio"]')) {
      box.checked = draft.fields.some(([name, value]) => name === box.name && value === box.value);
    }
    for (const [name, value] of draft.fields) {
      const field = form.elements[name];
      if (field && 'value' in field && !['checkbox', 'radio', 'hidden', 'password', 'file'].includes(field.type)) {
        field.value = value;
        field.dispatchEvent(new Event('input', { bubbles: true }));
      }
    }
    form.closest('dialog')?.showModal();
  };

  // A second click while the first is under way changes nothing.
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (form.method !== 'post') {
      return;
    }
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = 'yes';
    keep(form, event.submitter);
    event.submitter?.setAttribute('aria-busy', 'true');
  });

  // A file that will be refused for its size need not be sent first.
  for (const file of document.querySelectorAll('input[type="file"][data-most]')) {
    file.addEventListener('change', () => {
      const large = [...file.files].some((each) => each.size > Number(file.dataset.most));
      file.setCustomValidity(large ? file.dataset.tooLarge : '');
      file.reportValidity();
    });
  }

  // How much of the chosen files is on its way. Without this the form sends them all the same.
  const upload = document.querySelector('form[data-upload]');
  upload?.addEventListener('submit', (event) => {
    event.preventDefault();
    if (upload.dataset.sent) {
      return;
    }
    const bar = upload.querySelector('progress');
    const broken = upload.querySelector('[data-broken]');
    const again = () => {
      delete upload.dataset.sent;
      upload.querySelector('[aria-busy]')?.removeAttribute('aria-busy');
      bar.hidden = true;
      broken.hidden = false;
    };
    const way = new XMLHttpRequest();
    way.upload.addEventListener('progress', (sent) => {
      if (sent.lengthComputable) {
        bar.max = sent.total;
        bar.value = sent.loaded;
      }
    });
    way.addEventListener('load', () => way.status < 400 ? location.assign(way.responseURL) : again());
    way.addEventListener('error', again);
    way.open('POST', upload.action);
    way.send(new FormData(upload));
    bar.hidden = false;
    broken.hidden = true;
  });

  window.addEventListener('pageshow', () => {
    for (const form of document.querySelectorAll('form[data-sent]')) {
      delete form.dataset.sent;
      form.querySelector('[aria-busy]')?.removeAttribute('aria-busy');
    }
  });

  // A refusal belongs to its input for those who hear the page, too.
  const refusals = [...document.querySelectorAll('.field .refusal')];
  refusals.forEach((refusal, index) => {
    const input = refusal.closest('.field').querySelector('input, select, textarea');
    if (input) {
      refusal.id ||= `refusal-${index}`;
      input.setAttribute('aria-invalid', 'true');
      input.setAttribute('aria-describedby', refusal.id);
    }
  });
  refusals[0]?.closest('dialog')?.showModal();
  refusals[0]?.closest('.field').querySelector('input, select, textarea')?.focus();

  // A check that is under way: the same page again, and of it what has changed.
  const followed = document.querySelector('[data-follow="true"]');
  if (followed) {
    const soonest = 200;
    const latest = 2000;
    const look = async (wait, misses) => {
      try {
        const answer = await fetch(location.href, { cache: 'no-store' });
        if (!answer.ok) {
          throw new Error(String(answer.status));
        }
        const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
        for (const part of fresh.querySelectorAll('[data-part]')) {
          const shown = document.getElementById(part.id);
          if (shown && shown.innerHTML !== part.innerHTML) {
            shown.replaceChildren(...part.cloneNode(true).childNodes);
          }
        }
        if (fresh.querySelector('[data-follow="true"]')) {
          setTimeout(look, wait, Math.min(latest, wait * 1.25), 0);
        } else {
          followed.dataset.follow = 'false';
        }
      } catch {
        // The way to the server is broken for now; the page still shows what is known.
        if (misses < 10) {
          setTimeout(look, latest, latest, misses + 1);
        }
      }
    };
    setTimeout(look, soonest, soonest, 0);
  }

  const preview = document.getElementById('preview');
  if (preview) {
    const typed = (kind) => document.querySelector(`[data-preview="${kind}"]`)?.value.trim() ?? '';
    const show = (input) => {
      const kind = input.dataset.preview;
      if (kind === 'colour') {
        preview.style.setProperty('--brand', input.value);
      } else if (kind === 'ink') {
        preview.style.setProperty('--brand-ink', input.value);
      } else {
        for (const place of preview.querySelectorAll('[data-shows]')) {
          place.textContent = typed(place.dataset.shows) || typed(place.dataset.else);
        }
      }
    };
    for (const input of document.querySelectorAll('[data-preview]')) {
      show(input);
      input.addEventListener('input', () => show(input));
    }
  }
  restore();
})();
