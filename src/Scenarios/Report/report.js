const DATA = JSON.parse(document.getElementById("data").textContent);
const TIERS = ["tierTown", "tierCounty", "tierCity"];
const TIER_COLOURS = ["#9cc3dd", "#4a8bba", "#1d4a73"];
const LEVEL_COLOURS = ["#5b9bd5", "#e8bf3c", "#e2812f", "#c0322b"];
const LEVELS = ["blue", "yellow", "orange", "red"];
const MARKS = { met: "✓", missed: "✗", unknown: "?" };
const LEGEND = { top: 0, left: 0, icon: "roundRect", itemWidth: 14, itemHeight: 10 };
/** A group with more figures takes the whole line. */
const MANY_ROWS = 6;
const charts = [];
let language = "zh";
let mapFigure = DATA.map?.flooded ? "flooded" : "orders";
let printing = false;

const say = text => text[language];
const word = key => WORDS[key][language];
/** A colour of the page as it stands, light or dark. */
const tint = name => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
/** Headings and names of series begin with a capital wherever they stand. */
const capital = text => text.charAt(0).toUpperCase() + text.slice(1);
const number = value => value.toLocaleString("en-US");
const percent = share => share === null ? "—" : `${(share * 100).toFixed(1)}%`;
const byId = id => document.getElementById(id);

function element(tag, className = "", text = "") {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

function showTip({ clientX, clientY }, content) {
  const tip = byId("tip");
  tip.replaceChildren(...content);
  tip.hidden = false;
  const { width, height } = tip.getBoundingClientRect();
  tip.style.left = `${Math.max(8, Math.min(clientX + 14, innerWidth - width - 8))}px`;
  tip.style.top = `${Math.max(8, Math.min(clientY + 14, innerHeight - height - 8))}px`;
}

const hideTip = () => { byId("tip").hidden = true; };

/** A card of the page with a title, a note, and a place to draw in. */
function part(titleKey, noteKey) {
  const section = element("section", "part");
  const top = element("div", "top");
  top.append(element("h2", "", word(titleKey)));
  section.append(top);
  if (noteKey) section.append(element("p", "note", word(noteKey)));
  byId("parts").append(section);
  return { section, top };
}

function chartTheme() {
  const [ink, soft, line, paper] = ["ink", "soft", "line", "paper"].map(tint);
  const axis = { axisLine: { lineStyle: { color: soft } }, axisTick: { lineStyle: { color: soft } }, axisLabel: { color: soft }, nameTextStyle: { color: soft }, splitLine: { lineStyle: { color: line } } };
  return {
    textStyle: { color: soft }, legend: { textStyle: { color: ink } }, categoryAxis: { ...axis, splitLine: { show: false } }, valueAxis: { ...axis, axisLine: { show: false }, axisTick: { show: false } },
    tooltip: { backgroundColor: paper, borderColor: line, textStyle: { color: ink, fontSize: 13 } },
  };
}

function chart(section, option, height, label = section.querySelector("h2").textContent, printedWidth = 680) {
  const box = element("div", "chart");
  box.setAttribute("role", "img");
  box.setAttribute("aria-label", label);
  if (height) box.style.height = `${height}px`;
  section.append(box);
  const made = echarts.init(box, chartTheme(), { renderer: "svg", ...(printing ? { width: printedWidth } : {}) });
  made.setOption({ animation: false, textStyle: { fontFamily: getComputedStyle(document.body).fontFamily }, ...option });
  charts.push(made);
}

/** Local times of steps as the run has them; dates are read as UTC so that the reader's time zone does not matter. */
function stepTimes(stepMinutes, count) {
  const start = Date.parse(`${DATA.start}Z`);
  return Array.from({ length: count }, (_, i) => new Date(start + i * stepMinutes * 60000).toISOString());
}

/** The run's start and the end of every step: when a count of what stands is taken. */
const stepEnds = (stepMinutes, count) => stepTimes(stepMinutes, count + 1);

function timeAxis(times, stepMinutes) {
  const spacings = [60, 120, 180, 360, 720, 1440, 2880, 7 * 1440, 14 * 1440, 28 * 1440, 56 * 1440];
  const spacing = spacings.find(minutes => times.length * stepMinutes / minutes <= 13) ?? 112 * 1440;
  const isMarked = (_, iso) => Date.parse(iso) / 60000 % spacing === 0;
  return {
    type: "category", data: times, boundaryGap: true,
    axisTick: { interval: isMarked },
    axisLabel: { interval: isMarked, hideOverlap: true, formatter: iso => iso.slice(11, 16) === "00:00" ? iso.slice(5, 10) : iso.slice(11, 16) },
  };
}

const shortTime = iso => `${iso.slice(0, 10)} ${iso.slice(11, 16)}`;
const axisTip = times => ({ trigger: "axis", confine: true, axisPointer: { type: "shadow", label: { show: false } }, formatter: items => tipHtml(shortTime(times[items[0].dataIndex]), items) });

/** Only our own words and numbers go in here, nothing from the data's names. */
const tipHtml = (title, items) => [title, ...items.map(item => `${item.marker}${item.seriesName}: <b>${number(item.value)}</b>`)].join("<br>");

function drawHead() {
  byId("city").textContent = say(DATA.city);
  byId("title").textContent = say(DATA.title);
  byId("span").textContent = say(DATA.span);
  byId("question").textContent = say(DATA.question);
  byId("changes").hidden = !DATA.changes;
  byId("changes").textContent = DATA.changes ? `⚠ ${say(DATA.changes)}` : "";
  byId("answer").className = DATA.verdict;
  byId("headline").textContent = say(DATA.headline);
  // Several objectives stand below, line by line; one, or none, or one that nobody can judge needs the sentence.
  byId("sentence").textContent = DATA.objectives.length > 1 && DATA.verdict !== "unknown" ? "" : say(DATA.answer);
  drawObjectives();
  byId("warnings").replaceChildren(...DATA.warnings.map(warning => element("li", "", `⚠ ${say(warning)}`)));
  byId("figures").replaceChildren(...DATA.figures.map(figureGroup));
}

function drawObjectives() {
  const box = byId("objectives");
  box.replaceChildren();
  if (DATA.objectives.length === 0) return;
  const made = element("table");
  const head = made.createTHead().insertRow();
  const isMissed = DATA.verdict === "missed";
  for (const key of ["verdict", "objective", "measured", "bound", "miss", "samples"]) {
    const cell = element("th", "", key === "miss" && !isMissed ? "" : word(key));
    cell.scope = "col";
    head.append(cell);
  }
  const body = made.createTBody();
  for (const objective of DATA.objectives) {
    const row = body.insertRow();
    const add = (className, text) => row.append(element("td", className, text));
    add(`mark ${objective.verdict}`, `${MARKS[objective.verdict]} ${word(objective.verdict)}`);
    add("label", say(objective.label));
    add("value", say(objective.value));
    add("bound", say(objective.bound));
    add("miss", objective.miss ? say(objective.miss) : "");
    add(objective.weak ? "samples weak" : "samples", objective.samples ? say(objective.samples).slice("n = ".length) : "");
  }
  box.append(made);
}

function figureGroup(group) {
  const made = element("section", group.rows.length > MANY_ROWS ? "group wide" : "group");
  const list = element("dl");
  for (const row of group.rows) {
    const value = element("dd", "", say(row.value));
    if (row.samples) value.append(element("small", "", say(row.samples)));
    list.append(element("dt", "", say(row.label)), value);
  }
  made.append(element("h2", "", say(group.title)), list);
  return made;
}

function command(text) {
  const line = element("div", "command");
  const button = element("button", "", word("copy"));
  button.type = "button";
  button.addEventListener("click", () => {
    const area = element("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    // The clipboard interface is not there for pages opened from a file.
    document.execCommand("copy");
    area.remove();
    button.textContent = word("copied");
  });
  line.append(element("code", "", text), button);
  return line;
}

function drawAgain() {
  const again = byId("again");
  again.replaceChildren(element("h2", "", word("again")), element("p", "", word("repeat")), command(DATA.repeat));
  if (DATA.counterfactual) again.append(element("p", "", `${word("compare")}${say(DATA.counterfactual.text)}`), command(DATA.counterfactual.command));
  const list = element("dl");
  for (const line of DATA.footer) list.append(element("dt", "", say(line.label)), element("dd", "", say(line.value)));
  byId("footer").replaceChildren(list);
}

function draw() {
  charts.splice(0).forEach(made => made.dispose());
  byId("parts").replaceChildren();
  drawHead();
  if (DATA.comparison) {
    drawComparison(DATA.comparison);
    return;
  }
  // A page about one topic has that topic alone, and its finding at the head.
  document.body.classList.toggle("topic", Boolean(DATA.topic));
  if (DATA.topic) {
    DATA.sections.forEach(drawSection);
    drawAgain();
    return;
  }
  // What a system of the city was asked is answered before the orders that came of it; what holds for every run comes last.
  const hasAffairs = DATA.sections.some(section => section.id === "affairs");
  const isLast = section => ["hot-spots", "repeat-matters", "weak-departments", "early-signals", ...(hasAffairs ? [] : ["accountability"])].includes(section.id);
  DATA.sections.filter(section => !isLast(section)).forEach(drawSection);
  if (DATA.map) drawTowns(DATA.map);
  if (DATA.flood) drawFlood(DATA.flood, DATA.rain, DATA.signals);
  if (DATA.leads) drawLeads(DATA.leads);
  if (DATA.orders) drawOrders(DATA.orders);
  if (DATA.times) drawTimes(DATA.times);
  if (DATA.centres) drawCentres(DATA.centres);
  if (DATA.departments) drawDepartments(DATA.departments);
  const { section } = part("indicators", "fewNote");
  section.classList.add("screen");
  const rows = DATA.indicators.map(row => ({ faint: row.weak, cells: [say(row.label), row.name, say(row.value), row.samples === null ? "" : `${number(row.samples)}${row.weak ? word("few") : ""}`] }));
  dataTable(section, [[word("indicator"), true], [word("name"), true], [word("value")], [word("samples")]], rows);
  DATA.sections.filter(isLast).forEach(drawSection);
  drawAgain();
}

function choose(chosen) {
  language = chosen;
  document.documentElement.lang = chosen === "zh" ? "zh-CN" : "en";
  document.title = say(DATA.title);
  for (const button of document.querySelectorAll("nav button")) button.setAttribute("aria-pressed", String(button.dataset.lang === chosen));
  draw();
}

/** What was chosen on this page before. A page opened from a file may have no storage. */
function remembered(chosen) {
  const key = "liandong.language " + location.pathname;
  try {
    if (chosen) localStorage.setItem(key, chosen);
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

const asked = () => ["#zh", "#en"].includes(location.hash) ? location.hash.slice(1) : null;
for (const button of document.querySelectorAll("nav button")) button.addEventListener("click", () => { choose(button.dataset.lang); remembered(button.dataset.lang); });
addEventListener("hashchange", () => { if (asked()) choose(asked()); });
addEventListener("resize", () => { charts.forEach(made => made.resize()); redrawMap(); });
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
function print(now) {
  printing = now;
  document.documentElement.classList.toggle("printing", now);
  draw();
}
addEventListener("beforeprint", () => print(true));
addEventListener("afterprint", () => print(false));
// The page says in which language it was asked for; one that was made in both goes by the browser.
const usual = (document.documentElement.lang || navigator.language).toLowerCase().startsWith("zh") ? "zh" : "en";
choose(asked() ?? remembered() ?? usual);
