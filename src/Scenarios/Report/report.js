const DATA = JSON.parse(document.getElementById("data").textContent);
const TIERS = ["tierTown", "tierCounty", "tierCity"];
const TIER_COLOURS = ["#9cc3dd", "#4a8bba", "#1d4a73"];
const LEVEL_COLOURS = ["#5b9bd5", "#e8bf3c", "#e2812f", "#c0322b"];
const LEVELS = ["blue", "yellow", "orange", "red"];
const MARKS = { met: "✓", missed: "✗", unknown: "?" };
const LEGEND = { top: 0, left: 0, icon: "roundRect", itemWidth: 14, itemHeight: 10 };
const charts = [];
let language = "zh";
let mapFigure = "orders";

const say = text => text[language];
const word = key => WORDS[key][language];
const number = value => value.toLocaleString("en-US");
const percent = share => share === null ? "—" : `${(share * 100).toFixed(1)}%`;
const byId = id => document.getElementById(id);

function element(tag, className = "", text = "") {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

function showTip(event, content) {
  const tip = byId("tip");
  tip.replaceChildren(...content);
  tip.hidden = false;
  const { width, height } = tip.getBoundingClientRect();
  tip.style.left = `${Math.min(event.clientX + 14, innerWidth - width - 8)}px`;
  tip.style.top = `${Math.min(event.clientY + 14, innerHeight - height - 8)}px`;
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

/** A table; columns are [heading, is text]. */
function table(columns, rows) {
  const made = element("table");
  const head = made.createTHead().insertRow();
  for (const [heading, isText] of columns) head.append(element("th", isText ? "text" : "", heading));
  const body = made.createTBody();
  for (const cells of rows) {
    const row = body.insertRow();
    cells.forEach((cell, i) => {
      const made = row.insertCell();
      made.textContent = cell;
      if (columns[i][1]) made.className = "text";
    });
  }
  const box = element("div", "scroll");
  box.append(made);
  return box;
}

function dataTable(section, columns, rows, titleKey = "data") {
  const details = element("details");
  details.append(element("summary", "", word(titleKey)), table(columns, rows));
  section.append(details);
}

function chart(section, option, height) {
  const box = element("div", "chart");
  if (height) box.style.height = `${height}px`;
  section.append(box);
  const made = echarts.init(box, null, { renderer: "svg" });
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
  byId("answer").textContent = say(DATA.answer);
  byId("answer").className = DATA.verdict;
  byId("objectives").replaceChildren(...DATA.objectives.map(objective => {
    const item = element("li");
    const mark = element("span", `mark ${objective.verdict}`, MARKS[objective.verdict]);
    mark.title = word(objective.verdict);
    const figures = element("span", "figures");
    figures.append(`${word("measured")} `, element("b", "", say(objective.value)), ` · ${say(objective.bound)}`);
    item.append(mark, element("span", "", say(objective.label)), figures);
    return item;
  }));
  byId("warnings").replaceChildren(...DATA.warnings.map(warning => element("li", "", `⚠ ${say(warning)}`)));
  byId("cards").replaceChildren(...DATA.cards.map(card => {
    const made = element("div", "card");
    made.append(element("span", "label", say(card.label)), element("span", "value", say(card.value)));
    return made;
  }));
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
  if (DATA.map) drawTowns(DATA.map);
  if (DATA.flood) drawFlood(DATA.flood, DATA.rain, DATA.signals);
  if (DATA.leads) drawLeads(DATA.leads);
  if (DATA.orders) drawOrders(DATA.orders);
  if (DATA.times) drawTimes(DATA.times);
  if (DATA.centres) drawCentres(DATA.centres);
  DATA.sections.forEach(drawSection);
  if (DATA.departments) drawDepartments(DATA.departments);
  const { section } = part("indicators");
  section.classList.add("screen");
  dataTable(section, [[word("indicator"), true], [word("name"), true], [word("value")]], DATA.indicators.map(row => [say(row.label), row.name, say(row.value)]));
  drawAgain();
}

function choose(chosen) {
  language = chosen;
  document.documentElement.lang = chosen === "zh" ? "zh-CN" : "en";
  document.title = say(DATA.title);
  for (const button of document.querySelectorAll("nav button")) button.setAttribute("aria-pressed", String(button.dataset.lang === chosen));
  draw();
}

/** A page opened from a file may have no storage. */
function remembered(chosen) {
  try {
    if (chosen) localStorage.setItem("liandong.language", chosen);
    return localStorage.getItem("liandong.language");
  } catch {
    return null;
  }
}

const asked = () => ["#zh", "#en"].includes(location.hash) ? location.hash.slice(1) : null;
for (const button of document.querySelectorAll("nav button")) button.addEventListener("click", () => { choose(button.dataset.lang); remembered(button.dataset.lang); });
addEventListener("hashchange", () => { if (asked()) choose(asked()); });
addEventListener("resize", () => charts.forEach(made => made.resize()));
addEventListener("beforeprint", () => charts.forEach(made => made.resize({ width: 680 })));
addEventListener("afterprint", () => charts.forEach(made => made.resize({ width: "auto" })));
choose(asked() ?? (remembered() === "en" ? "en" : "zh"));
