"use strict";
(() => {
  const root = document.documentElement;
  const all = (selector, within = document) => Array.from(within.querySelectorAll(selector));
  const one = (id) => document.getElementById(id);
  const notes = all(".note");
  let current = null; // the note that was last gone to

  root.classList.add("live");

  // Going from a finding to its words and back; whatever hides the goal is opened first.
  function reveal(goal) {
    for (let part = goal.parentElement; part; part = part.parentElement) {
      if (part.tagName === "DETAILS") part.open = true;
      if (part.tagName === "TR" && part.classList.contains("folded")) part.closest("table").classList.add("all");
    }
    if (goal.offsetParent === null && !goal.getClientRects().length) {
      if (goal.closest("#claims")) {
        claims.reset();
        sought = goal;
        filterClaims();
      } else if (goal.closest("#text, #between")) {
        findings.reset();
        filterFindings();
      }
    }
  }

  function go(id) {
    const goal = id && one(id);
    if (!goal) return;
    reveal(goal);
    all(".here").forEach((marked) => marked.classList.remove("here"));
    let place = goal;
    if (goal.classList.contains("anchor")) {
      place = goal;
      while (place && place.tagName !== "MARK") place = place.nextElementSibling;
      place = place || goal;
    }
    const number = /^(?:finding|words)-(\d+)$/.exec(id);
    if (number) {
      all(`mark[data-of~="${number[1]}"]`).forEach((mark) => mark.classList.add("here"));
      current = one(`finding-${number[1]}`);
    } else {
      place.classList.add("here");
    }
    if (!place.matches("a[href], button, [tabindex]")) place.tabIndex = -1;
    place.focus({ preventScroll: true });
    show(place, 3);
  }

  // What comes into view takes its true size only then: look again until the goal stays where it is.
  function show(place, times) {
    const before = place.getBoundingClientRect().top;
    place.scrollIntoView({ block: place.offsetHeight > innerHeight / 2 ? "start" : "center" });
    if (times) requestAnimationFrame(() => place.getBoundingClientRect().top !== before && show(place, times - 1));
  }

  const goal = () => {
    try {
      return decodeURIComponent(location.hash.slice(1));
    } catch {
      return "";
    }
  };
  function visit(id) {
    // not `location.hash`, which tells of the change only later: the next key would start from the place before
    if (goal() !== id) history.pushState(null, "", `#${encodeURIComponent(id)}`);
    go(id);
  }
  addEventListener("hashchange", () => go(goal()));
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (link && goal() === link.hash.slice(1)) go(goal());
  });

  // Pointing at words shows their note, and the other way round.
  document.addEventListener("pointerover", (event) => {
    all(".linked").forEach((linked) => linked.classList.remove("linked"));
    const mark = event.target.closest("mark[data-of]");
    const note = event.target.closest(".note");
    if (mark) mark.dataset.of.split(" ").forEach((number) => one(`finding-${number}`)?.classList.add("linked"));
    if (note) all(`mark[data-of~="${note.id.slice(8)}"]`).forEach((words) => words.classList.add("linked"));
  });

  // Filters of the findings.
  const findings = one("finding-filters");
  const texts = new Map();
  const textOf = (part) => {
    if (!texts.has(part)) texts.set(part, part.textContent.toLowerCase());
    return texts.get(part);
  };
  const wordsOf = (form) => form.elements.words.value.toLowerCase().split(/\s+/).filter(Boolean);
  const holds = (parts, words) => words.every((word) => parts.some((part) => textOf(part).includes(word)));
  const chosen = (form, name) => (form.elements[name] ? form.elements[name].value : "");

  const beside = new Map(notes.map((note) => [note, [note, ...all(".words", note.closest(".row") || note)]]));
  function filterFindings() {
    const weights = new Set(all('[name="severity"]:checked', findings).map((box) => box.value));
    const boxes = all('[name="severity"]', findings).length;
    const [rule, path, kind] = ["rule", "document", "kind"].map((name) => chosen(findings, name));
    const words = wordsOf(findings);
    let count = 0;
    for (const note of notes) {
      const own = note.dataset;
      const fits =
        weights.has(own.severity) &&
        (!rule || own.rule === rule) &&
        (!path || own.document === path) &&
        (!kind || own.kind === kind) &&
        holds(beside.get(note), words);
      note.hidden = !fits;
      const between = one(`between-${note.id.slice(8)}`);
      if (between) between.hidden = !fits;
      count += fits;
    }
    const isFiltered = weights.size < boxes || Boolean(rule || path || kind || words.length);
    one("text").classList.toggle("filtered", isFiltered);
    all("#text .row.noted").forEach((row) => row.classList.toggle("quiet", !row.querySelector(".note:not([hidden])")));
    all("#text .document").forEach((text) => {
      text.hidden = isFiltered && !text.querySelector(".note:not([hidden])");
    });
    one("finding-count").textContent = `${count} of ${notes.length} findings`;
  }

  // A form that filters while it is being filled in.
  function heed(form, filter) {
    if (!form) return;
    let waiting = 0;
    form.addEventListener("input", () => {
      cancelAnimationFrame(waiting);
      waiting = requestAnimationFrame(filter);
    });
    form.addEventListener("reset", () => setTimeout(filter));
    form.addEventListener("submit", (event) => event.preventDefault());
  }
  heed(findings, filterFindings);

  // The register: filtered, and sorted by any column.
  const claims = one("claim-filters");
  const rows = all("#register-table tbody tr");
  const more = one("more-claims"); // a long table is shown in part: sorting all of it would take its time
  let limit = more ? Number(one("register-table").dataset.shown) : Infinity;
  let sorted = rows;
  let sought = null; // a row that is gone to is shown, however far down it stands
  function filterClaims() {
    const [kind, path] = [chosen(claims, "kind"), chosen(claims, "document")];
    const words = wordsOf(claims);
    const isFound = claims.elements.found.checked;
    let count = 0;
    let shown = 0;
    for (const row of sorted) {
      const fits =
        (!kind || row.dataset.kind === kind) &&
        (!path || row.dataset.document === path) &&
        (!isFound || row.lastElementChild.childElementCount > 0) &&
        holds([row], words);
      row.hidden = !fits || (shown >= limit && row !== sought);
      shown += !row.hidden;
      count += fits;
    }
    one("claim-count").textContent = `${count} of ${rows.length} claims`;
    if (more) more.hidden = shown === count;
  }
  heed(claims, filterClaims);

  const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
  function sortBy(header) {
    const column = header.cellIndex;
    const isNumber = header.dataset.sort === "number";
    const sign = header.getAttribute("aria-sort") === "ascending" ? -1 : 1;
    const keyed = rows.map((row, index) => {
      const cell = row.cells[column];
      const key = isNumber ? (cell.dataset.value === "" ? null : Number(cell.dataset.value)) : textOf(cell) || null;
      return { row, index, key };
    });
    keyed.sort((first, second) => {
      if (first.key === null || second.key === null) return (first.key === null) - (second.key === null);
      const order = isNumber ? first.key - second.key : collator.compare(first.key, second.key);
      return sign * order || first.index - second.index;
    });
    all("#register-table [aria-sort]").forEach((other) => other.removeAttribute("aria-sort"));
    header.setAttribute("aria-sort", sign > 0 ? "ascending" : "descending");
    const body = document.querySelector("#register-table tbody");
    sorted = keyed.map((entry) => entry.row);
    filterClaims();
    body.append(...sorted);
  }
  more?.addEventListener("click", () => {
    limit = Infinity;
    filterClaims();
    one("register-table").parentElement.focus();
  });
  if (more) filterClaims();
  for (const header of all("#register-table thead th")) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = header.textContent;
    header.replaceChildren(button);
    button.addEventListener("click", () => sortBy(header));
  }

  // What is folded away.
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.classList.contains("whole")) {
      const isWhole = button.getAttribute("aria-pressed") !== "true";
      all(".gap", button.closest(".document")).forEach((gap) => (gap.open = isWhole));
      button.setAttribute("aria-pressed", isWhole);
    }
    if (button.classList.contains("unfold")) {
      button.previousElementSibling.querySelector("table").classList.add("all");
      button.remove();
    }
  });
  document.addEventListener(
    "toggle",
    (event) => {
      const why = event.target;
      if (!why.classList.contains("why") || !why.open || why.dataset.filled) return;
      const explained = one(`rule-${why.dataset.rule}`)?.querySelector(".explained");
      if (explained) why.lastElementChild.replaceWith(explained.cloneNode(true));
      why.dataset.filled = "yes";
    },
    true,
  );

  // Colours.
  const colours = one("colours");
  const prefersDark = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.colours ? root.dataset.colours === "dark" : prefersDark.matches);
  const tell = () => colours.setAttribute("aria-pressed", isDark());
  colours.addEventListener("click", () => {
    root.dataset.colours = isDark() ? "light" : "dark";
    tell();
  });
  prefersDark.addEventListener("change", tell);
  tell();

  // Keys.
  const help = one("help");
  one("help-button").addEventListener("click", () => help.showModal());
  one("help-close").addEventListener("click", () => help.close());

  function step(by) {
    const shown = notes.filter((note) => !note.hidden);
    if (!shown.length) return;
    const at = shown.indexOf(current);
    const next = at < 0 ? (by > 0 ? 0 : shown.length - 1) : at + by;
    if (shown[next]) visit(shown[next].id);
  }
  const commands = {
    j: () => step(1),
    k: () => step(-1),
    "/": () => findings?.elements.words.focus(),
    "?": () => help.showModal(),
  };
  document.addEventListener("keydown", (event) => {
    const place = event.target;
    if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
    if (place.matches("input, select, textarea")) {
      if (event.key !== "Escape" || place.type !== "search") return;
      const isOfClaims = place.form === claims;
      if (place.value) {
        place.value = "";
        (isOfClaims ? filterClaims : filterFindings)();
      } else {
        (isOfClaims ? one("claims") : current && !current.hidden ? current : one("text")).focus();
      }
      event.preventDefault();
    } else if (event.key === "Enter" && place.classList.contains("note")) {
      if (one(`words-${place.id.slice(8)}`)) visit(`words-${place.id.slice(8)}`);
    } else if (event.key === "Enter" && place.matches("mark[data-of]")) {
      visit(current && place.dataset.of.split(" ").includes(current.id.slice(8)) ? current.id : `finding-${place.dataset.of.split(" ")[0]}`);
    } else if (commands[event.key] && one("letters").checked) {
      event.preventDefault();
      commands[event.key]();
    }
  });

  // Which section is being read.
  const links = new Map(all(".top nav a").map((link) => [link.hash.slice(1), link]));
  const seen = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) {
        if (!entry.isIntersecting) continue;
        links.forEach((link) => link.removeAttribute("aria-current"));
        links.get(entry.target.id)?.setAttribute("aria-current", "true");
      }
    },
    { rootMargin: "-20% 0px -75% 0px" },
  );
  all("main > section").forEach((section) => seen.observe(section));

  if (location.hash) go(goal());
})();
