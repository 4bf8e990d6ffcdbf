/** The parts of a page about compared runs. Names come from the data and go in as text only. */
const FINDING_MARKS = { better: "✓", worse: "✗", less: "•", more: "•", "not-shown": "=", same: "=" };
const MOST_FINDINGS = 12;
const MOST_PANELS = 12;
const KINDS = { better: "better", worse: "worse", less: "shown", more: "shown" };
const VERDICT_KINDS = { meets: "better", misses: "worse" };
const markOf = finding => FINDING_MARKS[finding] ?? "?";
const isFinding = finding => ["better", "worse", "less", "more"].includes(finding);

function findingLines(items) {
  const list = element("ul", "findings");
  for (const { finding, words } of items) {
    const line = element("li", KINDS[finding] ?? "unshown");
    line.append(element("b", "", markOf(finding)), element("span", "", say(words)));
    list.append(line);
  }
  return list;
}

function drawFindings(comparison) {
  const all = comparison.judged ? comparison.judged.sentences : comparison.effects ? comparison.effects.flatMap(effects => effects.sentences) : comparison.indicators.flatMap(indicator => indicator.comparisons);
  const box = byId("objectives");
  const few = all.length <= MOST_FINDINGS;
  box.append(findingLines(few ? all : all.filter(item => isFinding(item.finding))));
  const rest = few ? [] : all.filter(item => !isFinding(item.finding));
  if (rest.length === 0) return;
  const details = element("details");
  details.append(element("summary", "", `${word("noneShown")} (${rest.length})`), findingLines(rest));
  box.append(details);
}

/** Round numbers over a range, three to seven of them. */
function niceTicks(from, to) {
  const rough = (to - from) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].find(factor => factor * power >= rough) * power;
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  const ticks = [];
  for (let at = Math.ceil(from / step - 1e-9); at * step <= to + step * 1e-9; at++) ticks.push({ value: at * step, text: minus((at * step).toFixed(decimals)) });
  return ticks;
}

const minus = text => Number(text) === 0 ? text.replace("-", "") : text.replace("-", "−");

function extent(rows, mark) {
  const values = rows.flatMap(row => [...row.dots, row.mean, row.low, row.high]).filter(value => value !== null);
  if (mark !== null) values.push(mark);
  if (values.length === 0) return null;
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const margin = (most - least) * .05 || Math.abs(most) * .1 || 1;
  return [least - margin, most + margin];
}

const LANE = 30;

function lane(row, place, ticks, mark) {
  const svg = svgElement("svg", { class: `lane ${row.kind}`, height: LANE, role: "img", "aria-label": `${row.label}: ${row.text}` });
  const upright = (at, name) => svg.append(svgElement("line", { class: name, x1: at, x2: at, y1: 0, y2: LANE }));
  for (const tick of ticks) upright(place(tick.value), "tick");
  if (mark !== null) upright(place(mark), "zero");
  if (row.mean === null) return svg;
  if (row.bar) {
    const [left, right] = [Math.min(0, row.mean), Math.max(0, row.mean)];
    svg.append(svgElement("rect", { class: "bar", x: place(left), y: 6, width: `${parseFloat(place(right)) - parseFloat(place(left))}%`, height: LANE - 12 }));
  }
  // Equal values would hide each other: each run has a height of its own.
  row.dots.forEach((value, i) => svg.append(svgElement("circle", { class: "run", cx: place(value), cy: LANE / 2 + (i * 7 % 5 - 2) * 3, r: 2.6 })));
  if (row.low !== null) {
    svg.append(svgElement("line", { class: "interval", x1: place(row.low), x2: place(row.high), y1: LANE / 2, y2: LANE / 2 }));
    for (const end of [row.low, row.high]) svg.append(svgElement("line", { class: "interval", x1: place(end), x2: place(end), y1: LANE / 2 - 5, y2: LANE / 2 + 5 }));
  }
  if (!row.bar) svg.append(svgElement("circle", { class: "mean", cx: place(row.mean), cy: LANE / 2, r: 5 }));
  return svg;
}

/** Dots, means and intervals in a row for each alternative, over one axis with an upright mark or none; the figures stand beside them. */
function plot(title, note, rows, unit, mark) {
  const box = element("div", "plot");
  const heading = element("h3", "", unit ? `${title}${language === "zh" ? "，" : ", "}${unit}` : title);
  box.append(heading, element("p", "note", note));
  const range = extent(rows, mark);
  if (!range) {
    for (const row of rows) box.append(element("p", "", `${row.label}: ${row.text}`));
    return box;
  }
  const place = value => `${((value - range[0]) / (range[1] - range[0]) * 100).toFixed(2)}%`;
  const ticks = niceTicks(...range);
  const lanes = element("div", "lanes");
  for (const row of rows) lanes.append(element("span", "name", row.label), lane(row, place, ticks, mark), element("span", `text ${row.kind}`, row.text));
  const axis = element("div", "axis");
  for (const tick of ticks) {
    const label = element("span", "", tick.text);
    label.style.left = place(tick.value);
    axis.append(label);
  }
  lanes.append(element("span"), axis, element("span"));
  box.append(lanes);
  return box;
}

function estimateRows(indicator, { groups, judged }) {
  const kind = i => judged ? VERDICT_KINDS[judged.verdicts[i].kind] ?? "unshown" : i === 0 ? "base" : "";
  return indicator.estimates.map((estimate, i) => ({ ...estimate, label: say(groups[i].title), kind: kind(i), text: indicator.figures ? say(indicator.figures[i]) : estimate.text }));
}

function apartRows(indicator, groups) {
  return indicator.comparisons.map((one, i) => ({ ...one, label: say(groups[i + 1].title), kind: KINDS[one.finding] ?? "unshown", text: `${markOf(one.finding)} ${one.text}` }));
}

function titledPart(title) {
  const section = element("section", "part");
  const top = element("div", "top");
  top.append(element("h2", "", title));
  section.append(top);
  byId("parts").append(section);
  return { section, top };
}

const joined = parts => parts.filter(part => part).join(language === "zh" ? "，" : ", ");

const apartNote = (indicator, isPaired) => indicator.comparisons.every(one => one.finding === "single") ? word("apartSingle") : isPaired && indicator.comparisons.some(one => one.dots.length > 0) ? word("apartPaired") : word("apartAlone");

function drawIndicator(indicator, comparison) {
  const { groups, isPaired } = comparison;
  const { section } = titledPart(joined([capital(say(indicator.label)), say(indicator.unit), indicator.wanted === "neither" ? "" : word(indicator.wanted)]));
  const box = element("div", "plots");
  const isSingle = groups.some(group => group.runs === 1);
  const isCut = groups.some(group => group.runs > indicator.estimates[0].dots.length && indicator.estimates.some(estimate => estimate.dots.length === 200));
  const hasDots = indicator.estimates.some(estimate => estimate.dots.length > 0);
  const note = [word(hasDots ? "meansNote" : "meansAlone"), isSingle ? word("singleNote") : "", comparison.judged ? word("boundNote") : "", isCut ? word("dotsNote") : ""].filter(text => text).join(language === "zh" ? "" : " ");
  box.append(plot(word("means"), note, estimateRows(indicator, comparison), say(indicator.unit), indicator.bound));
  if (indicator.comparisons.length > 0) box.append(plot(word("apart"), apartNote(indicator, isPaired), apartRows(indicator, groups), say(indicator.apart), 0));
  section.append(box);
  if (indicator.best) section.append(element("p", "best", say(indicator.best)));
  section.append(...indicator.notes.map(note => element("p", "note", say(note))));
  const columns = [[word("alternative"), true], [word("meanShort")], [word("half")], [word("deviation")], [word("least")], [word("middle")], [word("greatest")], [word("runs")], ...comparison.judged ? [[word("verdict"), true]] : [[word("apartShort")], [word("probability")]]];
  const apart = i => i === 0 ? [word("base"), ""] : [indicator.comparisons[i - 1].text, indicator.comparisons[i - 1].p];
  dataTable(section, columns, indicator.estimates.map((estimate, i) => [say(groups[i].title), ...estimate.cells, estimate.runs, ...comparison.judged ? [say(comparison.judged.verdicts[i].words)] : apart(i)]));
  if (indicator.estimates.every(estimate => estimate.spread.every(cell => cell === "—"))) return;
  const spread = dataTable(section, [[word("alternative"), true], [word("halfOfRuns")], [word("nineOfTen")], [word("nineteenOfTwenty")], [word("meeting")]], indicator.estimates.map((estimate, i) => [say(groups[i].title), ...estimate.spread]), false, word("spread"));
  spread.append(element("p", "note", word("spreadNote")));
}

const timesOf = series => stepTimes(series.stepMinutes, series.from + series.groups[0].mean.length).slice(series.from);

function seriesPanel(box, series, group, i, groups, scale) {
  const panel = element("div", "panel");
  panel.append(element("h3", "", say(groups[i].title)));
  box.append(panel);
  const times = timesOf(series);
  const line = { type: "line", symbol: "none" };
  const hidden = { ...line, stack: "band", lineStyle: { width: 0 }, silent: true };
  const shown = [];
  if (groups[i].runs > 1) shown.push({ ...hidden, data: group.low }, { ...hidden, data: group.high.map((value, at) => value - group.low[at]), areaStyle: { color: tint("accent"), opacity: .22 } });
  if (i > 0) shown.push({ ...line, data: series.groups[0].mean, lineStyle: { width: 1.5, type: "dashed", color: tint("soft") } });
  shown.push({ ...line, data: group.mean, lineStyle: { width: 2.5, color: tint("accent") } });
  const tip = items => {
    const at = items[0].dataIndex;
    const said = [shortTime(times[at]), `${word("meanOfRuns")}: <b>${number(group.mean[at])}</b>`];
    if (groups[i].runs > 1) said.push(`${word("band")}: ${number(group.low[at])}–${number(group.high[at])}`);
    if (i > 0) said.push(`${word("baseMean")}: ${number(series.groups[0].mean[at])}`);
    return said.join("<br>");
  };
  chart(panel, {
    grid: { left: 4, right: 14, top: 10, bottom: 2, containLabel: true }, tooltip: { trigger: "axis", confine: true, formatter: tip },
    xAxis: { ...timeAxis(times, series.stepMinutes), boundaryGap: false }, yAxis: { type: "value", max: scale.most, interval: scale.step }, series: shown,
  }, 170, `${say(series.label)}, ${say(groups[i].title)}`, 320);
}

function drawComparedSeries(series, groups) {
  const { section } = titledPart(say(series.label));
  const notes = [groups.every(group => group.runs === 1) ? word("overTimeSingle") : word("overTimeNote"), groups.length > MOST_PANELS ? word("panelsNote") : ""];
  section.append(element("p", "note", notes.filter(text => text).join(language === "zh" ? "" : " ")));
  const box = element("div", "panels");
  section.append(box);
  const most = Math.max(...series.groups.flatMap(group => [...group.high, ...group.mean]));
  // Things are counted: their means are parts of one, but not ever smaller ones.
  const step = Math.max(most < 1 ? 0 : .5, niceTicks(0, most)[1].value);
  series.groups.slice(0, MOST_PANELS).forEach((group, i) => seriesPanel(box, series, group, i, groups, { step, most: Math.ceil(most / step - 1e-9) * step }));
  const times = timesOf(series);
  const cell = (group, i, at) => ({ text: number(group.mean[at]), value: group.mean[at], note: groups[i].runs > 1 ? `${number(group.low[at])}–${number(group.high[at])}` : "" });
  dataTable(section, [[word("time"), true], ...groups.map(group => [say(group.title)])], times.map((time, at) => [shortTime(time), ...series.groups.map((group, i) => cell(group, i, at))]));
}

/** What the factors of an experiment do: bars by size, and a field for each combination of two. */
function drawEffects(effects, indicator) {
  const { section } = titledPart(`${word("effects")}${language === "zh" ? "：" : ": "}${say(indicator.label)}`);
  const rows = effects.bars.map(bar => ({ ...bar, dots: [], bar: true, label: say(bar.label), kind: KINDS[bar.finding] ?? "unshown", text: `${markOf(bar.finding)} ${bar.text}` }));
  section.append(plot(word("besideFirst"), word("effectsNote"), rows, say(indicator.apart), 0));
  if (effects.note) section.append(element("p", "note", say(effects.note)));
  if (effects.grid) drawGrid(section, effects.grid, indicator);
  dataTable(section, [[word("effect"), true], [word("difference")], [word("probability")]], effects.bars.map(bar => [say(bar.label), bar.text, bar.p]));
}

function drawGrid(section, grid, indicator) {
  section.append(element("h3", "", joined([word("grid"), say(indicator.unit)])), element("p", "note", word("gridNote")));
  const made = element("table", "heat");
  const values = grid.cells.flat().map(cell => cell.value).filter(value => value !== null);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const head = made.createTHead().insertRow();
  const corner = element("th", "", `${say(grid.rowTitle)} ↓  ${say(grid.columnTitle)} →`);
  head.append(corner, ...grid.columns.map(level => element("th", "", level)));
  const body = made.createTBody();
  grid.cells.forEach((cells, i) => {
    const row = body.insertRow();
    row.append(element("th", "", grid.rows[i]));
    for (const cell of cells) {
      const field = element("td", "", cell.text);
      const shade = cell.value === null || most === least ? 0 : Math.min(4, Math.floor((cell.value - least) / (most - least) * 5));
      field.style.background = cell.value === null ? "" : MAP_SHADES[shade];
      field.style.color = shade > 2 ? "#fff" : "#16202c";
      row.append(field);
    }
  });
  section.append(made);
}

function drawMade(groups) {
  const { section } = titledPart(word("made"));
  wholeTable(section, [[word("alternative"), true], [word("changes"), true], [word("runs")], [word("seeds"), true]], groups.map(group => [say(group.title), say(group.changes), group.runs, group.seeds]));
  section.append(element("p", "", word(DATA.repeat.startsWith("./liandong compare ") ? "compareAgain" : "repeatComparison")), command(DATA.repeat));
}

function drawFooter() {
  const list = element("dl");
  for (const line of DATA.footer) list.append(element("dt", "", say(line.label)), element("dd", "", say(line.value)));
  byId("footer").replaceChildren(list);
}

function drawComparison(comparison) {
  document.body.classList.add("comparison");
  byId("again").hidden = true;
  drawFindings(comparison);
  comparison.indicators.forEach((indicator, i) => {
    if (comparison.effects) drawEffects(comparison.effects[i], indicator);
    drawIndicator(indicator, comparison);
  });
  if (comparison.map) drawBetterWorse(comparison.map, comparison.groups);
  comparison.series.forEach(series => drawComparedSeries(series, comparison.groups));
  drawMade(comparison.groups);
  drawFooter();
}
