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
    event.submitter?.setAttribute('aria-busy', 'true');
  });

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
    const show = (input) => {
      const kind = input.dataset.preview;
      if (kind === 'colour') {
        preview.style.setProperty('--brand', input.value);
      } else if (kind === 'ink') {
        preview.style.setProperty('--brand-ink', input.value);
      } else {
        const place = preview.querySelector(`[data-shows="${kind}"]`);
        if (place) {
          place.textContent = input.value;
        }
      }
    };
    for (const input of document.querySelectorAll('[data-preview]')) {
      show(input);
      input.addEventListener('input', () => show(input));
    }
  }
})();
