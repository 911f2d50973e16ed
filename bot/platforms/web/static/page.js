// The page works without this file; with it nothing has to reload.
// Sends forms in the background, shows what is new as it happens, suggests while typing.
"use strict";

(() => {
  const body = document.body;
  const log = document.getElementById("log");
  const entries = document.getElementById("entries");
  const notices = document.getElementById("notices");
  const thinking = document.getElementById("thinking");
  const away = document.getElementById("away");
  const composer = document.querySelector("[data-composer]");
  const words = document.getElementById("composer");
  const side = document.getElementById("side");
  const commands = document.getElementById("commands");
  const FOCUSABLE = "button, a[href], input:not([type=hidden]), select, textarea, [tabindex]";
  const NOTICE_MILLISECONDS = 12000;
  const MOST_NOTICES = 2;
  const THINKING_MILLISECONDS = 500;

  // --- entries -------------------------------------------------------------

  function fragment(html) {
    const template = document.createElement("template");
    template.innerHTML = html;
    return template.content.firstElementChild;
  }

  function isOld(there, fresh) {
    return there.dataset.boot === fresh.dataset.boot
      && Number(there.dataset.revision) >= Number(fresh.dataset.revision);
  }

  // Puts an entry in its place: over the one with its id, or after those said before it. What was
  // withdrawn before this page ever showed it is not put anywhere.
  function place({ id, html }) {
    const fresh = fragment(html);
    const there = document.getElementById(id);
    if (there) {
      if (isOld(there, fresh)) return there;
      const held = there.contains(document.activeElement)
        ? [...there.querySelectorAll(FOCUSABLE)].indexOf(document.activeElement) : -1;
      there.replaceWith(fresh);
      if (held >= 0) {
        const fields = fresh.querySelectorAll(FOCUSABLE);
        (fields[Math.min(held, fields.length - 1)] ?? log).focus({ preventScroll: true });
      }
      return fresh;
    }
    if (fresh.classList.contains("withdrawn")) return null;
    entries.querySelector(".empty")?.remove();
    let before = entries.lastElementChild;
    while (before && before.dataset.boot === fresh.dataset.boot
      && Number(before.dataset.sequence) > Number(fresh.dataset.sequence)) {
      before = before.previousElementSibling;
    }
    if (before) before.after(fresh); else entries.prepend(fresh);
    return fresh;
  }

  function isAtEnd() {
    return log.classList.contains("is-new") || Math.abs(log.scrollTop) < 80;
  }

  // Shows what is new: all of it, or its beginning when it is taller than the room for it.
  function reveal(fresh) {
    if (!fresh.length) return;
    log.classList.remove("is-new");
    const first = fresh[0].getBoundingClientRect();
    const last = fresh[fresh.length - 1].getBoundingClientRect();
    const isTall = last.bottom - first.top > Math.min(log.clientHeight, innerHeight) - 16;
    const behavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
    if (isTall) fresh[0].scrollIntoView({ block: "start", behavior });
    else fresh[fresh.length - 1].scrollIntoView({ block: "end", behavior });
  }

  // --- notices -------------------------------------------------------------

  function dismiss(line) {
    if (line.contains(document.activeElement)) words?.focus();
    line.remove();
  }

  function notice(text) {
    const line = document.createElement("p");
    line.className = "notice";
    line.dir = "auto";
    const said = document.createElement("span");
    said.textContent = text;
    const close = document.createElement("button");
    close.type = "button";
    close.textContent = "×";
    close.setAttribute("aria-label", notices.dataset.dismiss);
    const remove = () => dismiss(line);
    close.addEventListener("click", remove);
    line.append(said, close);
    // The same again stands once, and older ones make room: on a phone they would cover everything.
    const same = [...notices.children].find((one) => one.firstElementChild?.textContent === text);
    if (same) dismiss(same);
    while (notices.children.length >= MOST_NOTICES) dismiss(notices.firstElementChild);
    notices.append(line);
    let timer = setTimeout(remove, NOTICE_MILLISECONDS);
    for (const kind of ["mouseenter", "focusin"]) line.addEventListener(kind, () => clearTimeout(timer));
    for (const kind of ["mouseleave", "focusout"]) {
      line.addEventListener(kind, () => { timer = setTimeout(remove, NOTICE_MILLISECONDS); });
    }
  }

  // --- sending -------------------------------------------------------------

  let waiting = 0;

  async function send(form, button) {
    const data = new URLSearchParams(new FormData(form));
    if (button?.name) data.append(button.name, button.value);
    const typed = form === composer ? words.value : null;
    const isFilling = form.hasAttribute("data-filling");
    // A second press of the same button counts once; another message may follow at once.
    if (form.dataset.busy && !typed?.trim()) return;
    form.dataset.busy = Number(form.dataset.busy ?? 0) + 1;
    if (typed !== null) { words.value = ""; grow(); closeSuggestions(); }
    waiting += 1;
    const before = new Set([...entries.children].map((one) => one.id));
    const timer = setTimeout(() => { if (thinking) thinking.hidden = false; }, THINKING_MILLISECONDS);
    try {
      // getAttribute: a button named "action" hides the property.
      const response = await fetch(form.getAttribute("action"), {
        method: "POST", body: data, headers: { Accept: "application/json" }, credentials: "same-origin",
      });
      const answer = await response.json();
      const shown = answer.entries.map(place).filter(Boolean);
      answer.notices.forEach(notice);
      if (answer.clock) document.querySelector("#clock span").textContent = answer.clock;
      if (typed !== null && (answer.draft || !response.ok) && !words.value) { words.value = typed; grow(); }
      if (shown.length) {
        const fresh = shown.filter((one) => !before.has(one.id));
        const said = fresh.filter((one) => !one.classList.contains("mine"));
        reveal(said.length ? said : fresh);
        focusForm(shown, isFilling);
      }
    } catch {
      if (typed !== null && !words.value) { words.value = typed; grow(); }
      notice(away.dataset.words);
    } finally {
      if (form.dataset.busy > 1) form.dataset.busy -= 1; else delete form.dataset.busy;
      clearTimeout(timer);
      waiting -= 1;
      if (!waiting && thinking) thinking.hidden = true;
    }
  }

  // A form that opens, or a page of it, takes the focus; one that ends gives it back.
  function focusForm(shown, wasFilling) {
    const filling = shown.map((one) => one.querySelector("[data-filling]")).find(Boolean);
    if (filling) {
      (filling.querySelector(".misfits") ?? filling.querySelector("h3")).focus({ preventScroll: true });
      filling.closest(".entry").scrollIntoView({ block: "start" });
    } else if (wasFilling) {
      words?.focus({ preventScroll: true });
    }
  }

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.hasAttribute("data-live") || !window.fetch) return;
    const button = event.submitter;
    if (form.hasAttribute("data-commands") && button?.dataset.main) {
      event.preventDefault();
      commands.open = false;
      put(`/${button.dataset.command} `);
      return;
    }
    event.preventDefault();
    if (form.hasAttribute("data-commands")) commands.open = false;
    if (form.getAttribute("action").endsWith("/clock")) side.dataset.used = "yes";
    send(form, button);
  });

  // A link to an answer that needs another look goes to its field.
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.(".misfits a");
    const field = link && document.getElementById(link.hash.slice(1));
    if (!field) return;
    event.preventDefault();
    (field.matches("fieldset") ? field.querySelector("input") ?? field : field).focus();
    field.scrollIntoView({ block: "center" });
  });

  // --- the composer --------------------------------------------------------

  function grow() {
    if (!words?.matches("textarea")) return;
    words.rows = 1;
    const style = getComputedStyle(words);
    const line = parseFloat(style.lineHeight) || 24;
    const padding = parseFloat(style.paddingTop) + parseFloat(style.paddingBottom);
    words.rows = Math.max(1, Math.min(7, Math.round((words.scrollHeight - padding) / line)));
  }

  function put(text) {
    words.value = text;
    grow();
    words.focus();
    words.setSelectionRange(text.length, text.length);
    suggestSoon();
  }

  // --- suggestions: a combobox after ARIA 1.2 ------------------------------

  const list = document.getElementById("suggestions");
  const count = document.getElementById("suggestion-count");
  const known = [...document.querySelectorAll("[data-command]")].map((button) => ({
    name: button.dataset.command,
    about: button.querySelector("span").textContent,
    options: button.dataset.options.split(" ").filter(Boolean),
    suggests: button.dataset.suggests.split(" ").filter(Boolean),
    main: button.dataset.main,
  }));
  const picked = {};
  for (const name of ["command", "option", "label", "value"]) {
    picked[name] = composer?.querySelector(`[name="picked-${name}"]`);
  }
  let choices = [];
  let active = -1;
  let timer = 0;
  let asked = 0;

  function forget() {
    for (const field of Object.values(picked)) if (field) field.value = "";
  }

  function closeSuggestions() {
    clearTimeout(timer);
    asked += 1;
    choices = [];
    active = -1;
    if (!list) return;
    list.hidden = true;
    list.replaceChildren();
    words.setAttribute("aria-expanded", "false");
    words.removeAttribute("aria-activedescendant");
    count.textContent = "";
  }

  function show(found) {
    choices = found;
    active = -1;
    list.replaceChildren(...found.map((one, number) => {
      const item = document.createElement("li");
      item.id = `suggestion-${number}`;
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", "false");
      item.dir = "auto";
      const label = document.createElement("strong");
      label.textContent = one.label;
      item.append(label);
      if (one.about) {
        const about = document.createElement("span");
        about.textContent = ` ${one.about}`;
        item.append(about);
      }
      item.addEventListener("mousedown", (event) => event.preventDefault());
      item.addEventListener("click", () => choose(number));
      return item;
    }));
    list.hidden = !found.length;
    words.setAttribute("aria-expanded", String(Boolean(found.length)));
    words.removeAttribute("aria-activedescendant");
    count.textContent = found.length ? count.dataset.some : "";
  }

  function mark(number) {
    active = number;
    [...list.children].forEach((item, at) => item.setAttribute("aria-selected", String(at === number)));
    if (number < 0) return words.removeAttribute("aria-activedescendant");
    words.setAttribute("aria-activedescendant", `suggestion-${number}`);
    list.children[number].scrollIntoView({ block: "nearest" });
  }

  function choose(number) {
    const one = choices[number];
    closeSuggestions();
    if (!one) return;
    if (one.insert) return put(one.insert);
    words.value = one.before + one.label;
    picked.command.value = one.command;
    picked.option.value = one.option;
    picked.label.value = one.label;
    picked.value.value = one.value;
    grow();
    words.focus();
    if (one.sends) composer.requestSubmit();
  }

  // What is being typed: the beginning of a command, one of its options, or plain words.
  function typing() {
    const text = words.value;
    const name = /^\/(\w*)$/.exec(text);
    if (name) return { commands: name[1].toLowerCase() };
    const parts = /^\/(\w+)\s+([\s\S]*)$/.exec(text);
    if (parts) {
      const command = known.find((one) => one.name === parts[1].toLowerCase());
      if (!command) return null;
      const named = new RegExp(`(?:^|\\s)(${command.options.join("|") || "$."})\\s*=\\s*`, "gi");
      let option = command.main;
      let typed = parts[2];
      for (const match of parts[2].matchAll(named)) {
        option = match[1].toLowerCase();
        typed = parts[2].slice(match.index + match[0].length);
      }
      if (!command.suggests.includes(option)) return null;
      return { command: command.name, option, typed, before: text.slice(0, text.length - typed.length) };
    }
    if (words.dataset.plain && !text.startsWith("/") && text.trim().length >= 3) {
      return { command: "ask", option: "question", typed: text, before: "", sends: true };
    }
    return null;
  }

  async function suggest() {
    const now = typing();
    if (!now) return closeSuggestions();
    if (now.commands !== undefined) {
      const fitting = known.filter((one) => one.name.startsWith(now.commands));
      return show(fitting.map((one) => ({
        label: `/${one.name}`, about: one.about, insert: `/${one.name}${one.main ? " " : ""}`,
      })));
    }
    const turn = ++asked;
    const data = new URLSearchParams({
      token: body.dataset.token, command: now.command, option: now.option, typed: now.typed,
      plain: now.sends ? "yes" : "",
    });
    try {
      const response = await fetch(`/chat/${body.dataset.chat}/suggest`, {
        method: "POST", body: data, headers: { Accept: "application/json" }, credentials: "same-origin",
      });
      if (!response.ok || turn !== asked) return;
      const { options } = await response.json();
      if (turn !== asked) return;
      show(options.map((one) => ({ ...now, label: one.label, value: one.value, about: one.description })));
    } catch {
      closeSuggestions();
    }
  }

  function suggestSoon() {
    clearTimeout(timer);
    asked += 1;
    const now = typing();
    if (!now) return closeSuggestions();
    timer = setTimeout(suggest, now.commands === undefined ? 180 : 0);
  }

  if (composer && words) {
    words.setAttribute("role", "combobox");
    words.setAttribute("aria-autocomplete", "list");
    words.setAttribute("aria-haspopup", "listbox");
    words.setAttribute("aria-expanded", "false");
    words.setAttribute("aria-controls", "suggestions");
    words.addEventListener("input", () => { forget(); grow(); suggestSoon(); });
    words.addEventListener("blur", () => setTimeout(closeSuggestions, 150));
    words.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      const open = choices.length > 0;
      if (event.key === "Escape" && open) {
        event.preventDefault();
        closeSuggestions();
      } else if (open && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
        event.preventDefault();
        const step = event.key === "ArrowDown" ? 1 : -1;
        mark(active < 0 && step < 0 ? choices.length - 1
          : (active + step + choices.length + 1) % (choices.length + 1) === choices.length ? -1
            : (active + step + choices.length + 1) % (choices.length + 1));
      } else if (event.key === "Enter" && open && active >= 0) {
        event.preventDefault();
        choose(active);
      } else if (event.key === "Enter" && !event.shiftKey) {
        event.preventDefault();
        composer.requestSubmit();
      }
    });
    grow();
  }

  // --- live ----------------------------------------------------------------

  let line = null;
  let last = body.dataset.since;

  function connect() {
    if (line || document.hidden) return;
    const query = new URLSearchParams({ since: last, as: body.dataset.live });
    if (body.dataset.others) query.set("see", "others");
    line = new EventSource(`/chat/${body.dataset.chat}/live?${query}`);
    line.addEventListener("open", () => { away.hidden = true; away.textContent = ""; });
    line.addEventListener("entry", (event) => {
      last = event.lastEventId || last;
      const wasAtEnd = isAtEnd();
      const entry = place(JSON.parse(event.data));
      if (entry && wasAtEnd && !waiting) reveal([entry]);
    });
    line.addEventListener("error", () => {
      away.hidden = false;
      away.textContent = away.dataset.words;
      if (line && line.readyState === EventSource.CLOSED) {
        disconnect();
        setTimeout(connect, 3000);
      }
    });
  }

  function disconnect() {
    line?.close();
    line = null;
  }

  // Browsers keep few lines to one address: a page nobody looks at lets its own go.
  document.addEventListener("visibilitychange", () => (document.hidden ? disconnect() : connect()));
  addEventListener("pagehide", disconnect);
  addEventListener("pageshow", connect);
  connect();

  // --- the menu ------------------------------------------------------------

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const one of [side, commands]) {
      if (one?.open && one.contains(document.activeElement)) {
        one.open = false;
        one.querySelector("summary").focus();
      }
    }
  });
  document.addEventListener("click", (event) => {
    for (const one of [side, commands]) {
      if (one?.open && !one.contains(event.target)) one.open = false;
    }
  });
})();
