/**
 * Tables. Columns are [heading, is text]. A cell is a string, a number, or { text, value, note, bar }: what to read, what to sort by,
 * a small remark beside it, and a part of 1 to draw under it.
 */
function fillCell(made, cell) {
  const { text, note, bar } = typeof cell === "object" ? cell : { text: typeof cell === "number" ? number(cell) : cell };
  made.textContent = text;
  if (note) made.append(element("small", "", note));
  if (bar === undefined || bar === null) return;
  const track = element("span", "bar");
  track.append(element("i"));
  track.firstChild.style.width = `${Math.min(1, bar) * 100}%`;
  made.append(track);
}

const sortValue = cell => typeof cell === "object" ? cell.value : cell;

/** Nothing measured goes last whichever way the rest is sorted. */
function compareCells(a, b, direction) {
  if (a === null || b === null) return (a === null) - (b === null);
  return direction * (typeof a === "string" ? a.localeCompare(b, document.documentElement.lang) : a - b);
}

/** A date or a word or two stay on their line. */
const SHORT = 18;
const isShort = cell => (typeof cell === "object" ? cell.text : String(cell)).length <= SHORT;

function fillBody(body, columns, rows) {
  body.replaceChildren();
  for (const { cells, faint } of rows) {
    const row = body.insertRow();
    if (faint) row.className = "faint";
    cells.forEach((cell, i) => {
      const made = row.insertCell();
      if (columns[i][1]) made.className = isShort(cell) ? "text short" : "text";
      fillCell(made, cell);
    });
  }
}

/** A heading that sorts: numbers fall at first, words rise. */
function sortButton(head, column, columns, rows, body) {
  const button = element("button", "", columns[column][0]);
  button.type = "button";
  button.title = word("sort");
  button.addEventListener("click", () => {
    const before = head.cells[column].getAttribute("aria-sort");
    const rises = before ? before === "descending" : Boolean(columns[column][1]);
    for (const cell of head.cells) cell.removeAttribute("aria-sort");
    head.cells[column].setAttribute("aria-sort", rises ? "ascending" : "descending");
    fillBody(body, columns, [...rows].sort((a, b) => compareCells(sortValue(a.cells[column]), sortValue(b.cells[column]), rises ? 1 : -1)));
  });
  return button;
}

/** Rows are lists of cells, or { cells, faint }. */
function table(columns, given, sorts = false) {
  const rows = given.map(row => Array.isArray(row) ? { cells: row } : row);
  const made = element("table");
  const head = made.createTHead().insertRow();
  const body = made.createTBody();
  columns.forEach(([heading, isText], column) => {
    const cell = element("th", isText ? "text" : "", sorts ? "" : heading);
    cell.scope = "col";
    if (sorts) cell.append(sortButton(head, column, columns, rows, body));
    head.append(cell);
  });
  fillBody(body, columns, rows);
  const box = element("div", "scroll");
  box.tabIndex = 0;
  box.append(made);
  return box;
}

function dataTable(section, columns, rows, sorts = false, title = word("data")) {
  const details = element("details");
  const heading = section.querySelector("h2").textContent;
  const summary = element("summary", "", title);
  summary.setAttribute("aria-label", `${title}: ${heading}`);
  const made = table(columns, rows, sorts);
  made.setAttribute("role", "region");
  made.setAttribute("aria-label", heading);
  details.append(summary, made);
  section.append(details);
  return details;
}

/** A table that is the part itself rather than what stands behind a drawing. */
function wholeTable(section, columns, rows) {
  const made = table(columns, rows, true);
  made.classList.add("whole");
  section.append(made);
}

const FEWEST = 20;
const samples = (count, weak = count < FEWEST) => `n\u00a0=\u00a0${number(count)}${weak ? word("few") : ""}`;

/** A share and of how many cases it is taken. */
const shareOf = (share, cases) => ({ text: percent(share), value: share, note: share === null ? "" : samples(cases) });
const shareBar = share => ({ text: percent(share), value: share, bar: share });
