// The search page: results as they are typed for, told to screen readers, reached by the arrow keys.
(() => {
  const most = 30;
  // The texts of the book first, and what they refer to.
  const shelves = self.litganIndexes.map(({ documents, index }) =>
    ({ documents, index: lunr.Index.load(index) }));
  const [query, found, list, everything] =
    ["query", "found", "results", "everything"].map((id) => document.getElementById(id));

  const words = (text) =>
    litganSearch.spaced(text).split(lunr.tokenizer.separator).map(litganSearch.fold)
      .filter((word) => word !== "");

  // Whole words count most, then their beginnings; words with a slip only when there is nothing else.
  function matches(words) {
    const all = (ask) => shelves.flatMap(({ documents, index }) =>
      index.query(ask).map(({ ref }) => documents[ref]));
    const exact = all((q) => {
      for (const word of words) {
        q.term(word, { boost: 10 });
        q.term(word, { usePipeline: false, wildcard: lunr.Query.wildcard.TRAILING });
      }
    });
    if (exact.length) return exact;
    return all((q) => {
      for (const word of words) if (word.length > 3) q.term(word, { editDistance: 1 });
    });
  }

  // An element with the parts of a text that the query found marked.
  function marked(name, text, pattern) {
    const element = document.createElement(name);
    let end = 0;
    for (const match of pattern ? text.matchAll(pattern) : []) {
      element.append(text.slice(end, match.index));
      const mark = document.createElement("mark");
      mark.textContent = match[0];
      element.append(mark);
      end = match.index + match[0].length;
    }
    element.append(text.slice(end));
    return element;
  }

  function excerpt(text, pattern) {
    const start = pattern ? Math.max(text.search(pattern), 0) : 0;
    const from = start < 80 ? 0 : text.indexOf(" ", start - 80) + 1;
    const rest = text.slice(from, from + 220);
    const whole = from + 220 >= text.length;
    return (from ? "… " : "") + (whole ? rest : rest.slice(0, rest.lastIndexOf(" ")) + " …");
  }

  function show() {
    const text = query.value.trim();
    const wanted = words(text);
    const results = wanted.length ? matches(wanted) : [];
    // The stemmer makes an i of a y at the end.
    const stems = wanted.map((word) => lunr.stemmer(new lunr.Token(word)).toString())
      .map((stem) => stem.replace(/(?<=..)i$/, ""))
      .map((stem) => stem.replace(/[^\p{L}\p{N}]/gu, "\\$&"));
    const pattern = stems.length
      ? new RegExp(`(?<![\\p{L}\\p{N}])(?:${stems.join("|")})[\\p{L}\\p{N}]*`, "giu") : null;
    list.replaceChildren(...results.slice(0, most).map(([title, address, place, content]) => {
      const item = document.createElement("li");
      const link = marked("a", title, pattern);
      link.href = address;
      const where = document.createElement("span");
      where.className = "place";
      where.textContent = place;
      item.append(link, " ", where);
      if (content !== "") item.append(marked("p", excerpt(content, pattern), pattern));
      return item;
    }));
    const count = results.length === 1 ? "1 place" : `${results.length} places`;
    found.textContent = text === "" ? "" : results.length === 0 ? `Nothing found for “${text}”.`
      : `${count} for “${text}”${results.length > most ? `, the first ${most} shown` : ""}.`;
    everything.hidden = text !== "";
  }

  let timer;
  query.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(show, 120);
  });
  query.form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    // Whoever comes back to this page finds the results again.
    history.replaceState(null, "", "?q=" + encodeURIComponent(query.value));
    show();
  });
  document.querySelector("main").addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    const stops = [query, ...list.querySelectorAll("a")];
    const place = stops.indexOf(document.activeElement);
    const next = stops[place + step];
    if (place < 0 || !next) return;
    event.preventDefault();
    next.focus();
  });
  query.value = new URLSearchParams(location.search).get("q") ?? "";
  show();
})();
