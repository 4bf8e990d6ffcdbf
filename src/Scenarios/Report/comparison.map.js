/** The map of where an alternative is better and where worse than the base: blue less, orange more, which the colour-blind tell apart. */
const LESS_SHADES = ["#c9dff0", "#74acd6", "#1b66a5"];
const MORE_SHADES = ["#fbdcbb", "#eda04e", "#b9570a"];
const SAME_SHADE = "#f1f3f5";
const UNKNOWN_SHADE = "#b4bcc6";
const shownOnMap = { figure: 0, group: 0 };

/** Two bounds, as round as a legend can say them, that divide what differs into about thirds. */
function apartBounds(apart) {
  const sizes = apart.filter(value => value).map(Math.abs).sort((a, b) => a - b);
  return sizes.length === 0 ? [] : [1, 2].map(third => Number(sizes[Math.min(sizes.length - 1, Math.floor(sizes.length * third / 3))].toPrecision(2)));
}

function apartShade(value, bounds) {
  if (value === null) return UNKNOWN_SHADE;
  if (value === 0) return SAME_SHADE;
  const size = Math.abs(value);
  return (value < 0 ? LESS_SHADES : MORE_SHADES)[size < bounds[0] ? 0 : size < bounds[1] ? 1 : 2];
}

/** A colour with white in it: what may be chance, on a dark page too. */
function paled(shade) {
  const parts = [1, 3, 5].map(at => parseInt(shade.slice(at, at + 2), 16));
  return `#${parts.map(part => Math.round(255 - (255 - part) * .4).toString(16).padStart(2, "0")).join("")}`;
}

const signed = value => value === null ? "—" : value > 0 ? `+${number(value)}` : minus(number(value));
const withUnit = (text, unit) => unit ? `${text} ${unit}` : text;

function apartLegend(figures, unit) {
  const legend = element("div", "legend");
  const bounds = apartBounds(figures.apart);
  const among = (shade, test) => figures.apart.some(test) && mapKey(legend, "", shade.text, shade.colour);
  const [low, high] = bounds;
  const ranges = [`< ${number(low ?? 0)}`, `${number(low ?? 0)}–${number(high ?? 0)}`, `≥ ${number(high ?? 0)}`];
  const sizeClass = value => Math.abs(value) < low ? 0 : Math.abs(value) < high ? 1 : 2;
  for (const place of [2, 1, 0]) among({ text: `${word("lessBy")} ${withUnit(ranges[place], unit)}`, colour: LESS_SHADES[place] }, value => value < 0 && sizeClass(value) === place);
  among({ text: word("noChange"), colour: SAME_SHADE }, value => value === 0);
  for (const place of [0, 1, 2]) among({ text: `${word("moreBy")} ${withUnit(ranges[place], unit)}`, colour: MORE_SHADES[place] }, value => value > 0 && sizeClass(value) === place);
  among({ text: word("notMeasured"), colour: UNKNOWN_SHADE }, value => value === null);
  const shown = figures.shown.filter(value => value).length;
  mapKey(legend, "outlined", `${word("isShown")}: ${number(shown)}`);
  mapKey(legend, "pale", `${word("isNotShown")}: ${number(figures.apart.filter((value, i) => value && !figures.shown[i]).length)}`);
  return legend;
}

function apartTip(map, figure, figures, i) {
  const unit = say(figure.unit);
  const table = element("table");
  const add = (key, text) => {
    const row = table.insertRow();
    row.insertCell().textContent = word(key);
    row.insertCell().textContent = text;
  };
  add("county", say(map.towns[i].county));
  add("inBase", figures.from[i] === null ? "—" : withUnit(number(figures.from[i]), unit));
  add("inThis", figures.to[i] === null ? "—" : withUnit(number(figures.to[i]), unit));
  add("difference", withUnit(figures.half[i] === null ? signed(figures.apart[i]) : `${signed(figures.apart[i])} ± ${number(figures.half[i])}`, unit));
  add("evidence", word(figures.shown[i] ? "yes" : "no"));
  return [element("b", "", say(map.towns[i].name)), table];
}

function drawApart(box, map, figure, figures) {
  const projection = mapProjection(map.towns);
  const bounds = apartBounds(figures.apart);
  const svg = svgElement("svg", { viewBox: `-4 -4 1008 ${Math.ceil(projection.height) + 8}`, role: "img", tabindex: "0", "aria-label": `${word("betterWorse")}: ${say(figure.label)}` });
  const unit = 1 / Math.min((printing ? 680 : box.clientWidth) / 1008, 620 / (projection.height + 8));
  const kind = i => figures.shown[i] ? "shown" : figures.apart[i] ? "doubtful" : "";
  const paths = map.towns.map((town, i) => svgElement("path", { class: `town ${kind(i)}`, d: mapPath(town.rings, projection.point, "Z"), "fill-rule": "evenodd", fill: kind(i) === "doubtful" ? paled(apartShade(figures.apart[i], bounds)) : apartShade(figures.apart[i], bounds) }));
  // Outlines lie over the neighbours.
  svg.append(...paths.filter((_, i) => !figures.shown[i]));
  for (const line of map.lines) svg.append(svgElement("path", { class: line.kind, d: mapPath([line.points], projection.point, "") }));
  for (const county of map.counties) svg.append(svgElement("path", { class: "county", d: mapPath(county.rings, projection.point, "Z") }));
  svg.append(...paths.filter((_, i) => figures.shown[i]));
  const legend = apartLegend(figures, say(figure.unit));
  for (const sketched of ["waterway", "road"]) if (map.lines.some(line => line.kind === sketched)) mapKey(legend, sketched, word(sketched));
  mapNames(svg, legend, map.counties, projection, 13 * unit, []);
  mapReading(svg, paths, i => apartTip(map, figure, figures, i));
  box.replaceChildren(svg, legend);
}

function apartTable(map, figure, figures) {
  const made = element("section");
  made.append(element("h2", "visually-hidden", say(figure.label)));
  const order = map.towns.map((_, i) => i).sort((a, b) => Math.abs(figures.apart[b] ?? 0) - Math.abs(figures.apart[a] ?? 0) || a - b);
  const cell = value => value === null ? { text: "—", value: null } : value;
  const difference = i => ({ text: signed(figures.apart[i]), value: figures.apart[i] });
  dataTable(made, [[word("town"), true], [word("county"), true], [word("inBase")], [word("inThis")], [word("difference")], [word("half")], [word("evidence"), true]],
    order.map(i => ({ faint: !figures.shown[i], cells: [say(map.towns[i].name), say(map.towns[i].county), cell(figures.from[i]), cell(figures.to[i]), difference(i), cell(figures.half[i]), word(figures.shown[i] ? "yes" : "no")] })), true);
  return made;
}

function choiceOf(label, texts, chosen, choose) {
  const choice = element("select");
  choice.setAttribute("aria-label", label);
  texts.forEach((text, i) => choice.append(new Option(text, String(i), false, i === chosen)));
  choice.addEventListener("change", () => choose(Number(choice.value)));
  return choice;
}

function drawBetterWorse(map, groups) {
  const { section, top } = titledPart(word("betterWorse"));
  section.append(element("p", "note", word("betterWorseNote")));
  const [box, behind] = [element("div", "map"), element("div")];
  section.append(box, behind);
  const redraw = () => {
    const figure = map.figures[shownOnMap.figure];
    drawApart(box, map, figure, figure.groups[shownOnMap.group]);
    behind.replaceChildren(apartTable(map, figure, figure.groups[shownOnMap.group]));
  };
  const choices = element("div", "choices");
  choices.append(choiceOf(word("figure"), map.figures.map(figure => joined([say(figure.label), say(figure.unit)])), shownOnMap.figure, i => { shownOnMap.figure = i; redraw(); }));
  choices.append(choiceOf(word("alternative"), groups.slice(1).map(group => say(group.title)), shownOnMap.group, i => { shownOnMap.group = i; redraw(); }));
  top.append(choices);
  redrawMap = redraw;
  redraw();
}
