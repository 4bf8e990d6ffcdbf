/** The parts that the city's systems bring along: all alike, drawn from what the data says. */
const SECTION_COLOURS = ["#1f5f94", "#c9a25e", "#7aa68c", "#b3564d", "#8571a6", "#6b7685"];
const POINT_COLOURS = ["#1f5f94", "#e8a33c", "#c0322b", "#7a8694"];

function drawSection(data) {
  const section = element("section", "part");
  section.id = data.id;
  section.append(element("h2", "", say(data.title)), element("p", "finding", say(data.finding)));
  byId("parts").append(section);
  if (data.cards.length > 0) {
    const cards = element("div", "cards");
    cards.append(...data.cards.map(card => {
      const made = element("div", "card");
      made.append(element("span", "label", say(card.label)), element("span", "value", say(card.value)));
      if (card.samples) made.append(element("small", "", say(card.samples)));
      return made;
    }));
    section.append(cards);
  }
  if (DATA.map) drawMaps(section, data.maps.filter(map => map.points.length > 0 || map.areas.length > 0));
  data.charts.forEach(shown => drawSectionChart(section, shown));
  data.tables.forEach(shown => drawSectionTable(section, shown));
  data.notes.forEach(note => section.append(element("p", "note", say(note))));
}

/** Several maps, as of several times, stand side by side. */
function drawMaps(section, maps) {
  const box = maps.length > 1 ? element("div", "several") : section;
  if (box !== section) section.append(box);
  for (const map of maps) {
    const place = box === section ? section : element("div");
    if (place !== section) box.append(place);
    drawPoints(place, map);
  }
}

/** How a chart names its categories: bars have room for long names beside them, a few columns on several lines under them; of many only some are shown. */
function categoryLabel(section, shown, names) {
  if (shown.kind === "Points") return { show: false };
  if (shown.kind === "Bar") return { width: 230, overflow: "break", lineHeight: 14 };
  return shown.kind !== "Line" && names.length <= 12 ? { interval: 0, width: Math.floor(section.clientWidth * 0.85 / names.length), overflow: "break" } : { hideOverlap: true };
}

/** An axis of shares that come near all ends at all. */
const fullShare = ({ max }) => max > 80 && max < 101 ? 100 : null;

/** On how many lines the names of the series stand over a chart. */
function legendLines(section, shown) {
  const widths = shown.series.map(series => 30 + [...say(series.name)].reduce((sum, letter) => sum + (letter > "\u2e80" ? 12 : 7), 0));
  let lines = 1, used = 0;
  for (const width of widths) {
    if (used > 0 && used + width > section.clientWidth - 48) { lines++; used = 0; }
    used += width;
  }
  return lines;
}

function sectionSeries(shown, series, i) {
  const points = shown.kind === "Points" && i === 0;
  const lines = shown.kind === "Line" || shown.kind === "Points";
  return {
    name: capital(say(series.name)), data: series.values, color: SECTION_COLOURS[i % SECTION_COLOURS.length],
    type: points ? "scatter" : lines ? "line" : "bar", symbol: points ? "circle" : "none", symbolSize: 7, barMaxWidth: 28, stack: shown.kind === "Stack" ? "all" : undefined,
  };
}

function drawSectionChart(section, shown) {
  // Nothing happened that there would be to see.
  if (shown.series.every(series => series.values.every(value => !value))) return;
  section.append(element("h3", "", say(shown.title)));
  const names = shown.categories.map(say);
  const lying = shown.kind === "Bar";
  const whole = shown.series.every(series => series.values.every(Number.isInteger));
  const category = { type: "category", data: names, inverse: lying, axisLabel: categoryLabel(section, shown, names), axisTick: { show: shown.kind !== "Points" }, boundaryGap: shown.kind !== "Line" };
  const value = { type: "value", name: say(shown.unit), minInterval: whole ? 1 : 0, max: shown.unit.en === "%" ? fullShare : undefined, ...(lying ? { nameLocation: "middle", nameGap: 26 } : { nameTextStyle: { align: "left" } }) };
  const top = shown.series.length > 1 ? 38 + 18 * legendLines(section, shown) : 32;
  chart(section, {
    legend: shown.series.length > 1 ? LEGEND : undefined,
    grid: { left: 8, right: 24, top: lying ? top - 24 : top, bottom: lying ? 24 : 4, containLabel: true },
    tooltip: { trigger: "axis", confine: true, axisPointer: { type: "shadow", label: { show: false } }, formatter: items => sectionTip(shown, items) },
    xAxis: lying ? value : category,
    yAxis: lying ? category : value,
    series: shown.series.map((series, i) => sectionSeries(shown, series, i)),
  }, lying ? top + 24 + 12 * Math.max(3, shown.series.length + 1) * names.length : 224 + top);
  const columns = [["", true], ...shown.series.map(series => [`${capital(say(series.name))} (${say(shown.unit)})`])];
  dataTable(section, columns, names.map((name, i) => [name, ...shown.series.map(series => series.values[i] === null ? "—" : number(series.values[i]))]));
}

/** Names come from the data, so they are escaped before they become a tip's HTML. */
function sectionTip(shown, items) {
  const safe = text => { const box = element("span", "", text); return box.innerHTML; };
  const rows = items.map(item => `${item.marker}${safe(item.seriesName)}: <b>${item.value === null || item.value === undefined ? "—" : number(item.value)}</b>`);
  return [safe(say(shown.categories[items[0].dataIndex])), ...rows].join("<br>");
}

/** A longer table scrolls in a box, but on a page of its own. */
const LONGEST_WHOLE = 15;

function drawSectionTable(section, shown) {
  if (shown.rows.length === 0) return;
  const made = table(shown.columns.map(column => [capital(say(column.heading)), column.text]), shown.rows.map(row => row.map(say)));
  if (DATA.topic || shown.rows.length <= LONGEST_WHOLE) made.classList.add("whole");
  section.append(element("h3", "", say(shown.title)), made);
}

function pointsBase(map, projection) {
  const svg = svgElement("svg", { viewBox: `-16 -16 1032 ${Math.ceil(projection.height) + 32}`, role: "img", "aria-label": say(map.title) });
  for (const town of DATA.map.towns) svg.append(svgElement("path", { d: mapPath(town.rings, projection.point, "Z"), fill: MAP_EMPTY, stroke: "#fff" }));
  for (const line of DATA.map.lines) svg.append(svgElement("path", { class: line.kind, d: mapPath([line.points], projection.point, "") }));
  return svg;
}

function pointMark(mark, label) {
  mark.addEventListener("pointermove", event => showTip(event, [element("span", "", say(label))]));
  mark.addEventListener("pointerleave", hideTip);
  return mark;
}

const isInside = ([x, y], ring) => {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [ax, ay] = ring[i], [bx, by] = ring[j];
    if ((ay > y) !== (by > y) && x < (bx - ax) * (y - ay) / (by - ay) + ax) inside = !inside;
  }
  return inside;
};

/** How much of a town is in view, by points of a grid, and the middle of that. */
function visiblePart(town, projection) {
  const rings = town.rings.map(ring => ring.map(projection.point));
  const seen = [];
  for (let x = 25; x < 1000; x += 50) for (let y = 25; y < projection.height; y += 50) if (rings.some(ring => isInside([x, y], ring))) seen.push([x, y]);
  const mean = place => seen.reduce((sum, at) => sum + at[place], 0) / seen.length;
  return { name: town.name, area: seen.length, x: mean(0), y: mean(1) };
}

/** Names of the towns that a part of the map shows, the largest first, where they hide no other name. */
function nameTowns(svg, projection, size) {
  const width = text => [...text].reduce((sum, letter) => sum + (letter > "\u2e80" ? 1 : .6), 0) * size;
  const named = [];
  for (const town of DATA.map.towns.map(town => visiblePart(town, projection)).sort((a, b) => b.area - a.area)) {
    const { x, y, area } = town;
    const half = width(say(town.name)) / 2;
    const isFree = named.every(other => Math.abs(other.x - x) > other.half + half + size / 2 || Math.abs(other.y - y) > size * 1.5);
    if (!area || !isFree || x < half || x > 1000 - half || y < size * 2 || y > projection.height - size) continue;
    named.push({ x, y, half });
    const made = svgElement("text", { class: "town-name", x: x.toFixed(1), y: y.toFixed(1), "font-size": size.toFixed(1), "text-anchor": "middle" });
    made.textContent = say(town.name);
    svg.append(made);
  }
}

/** Points over the outlines of the towns; a point's area shows its size. */
function drawPoints(place, map) {
  place.append(element("h3", "", say(map.title)));
  const box = element("div", "map points");
  place.append(box);
  const projection = mapProjection(map.focus ? [{ rings: [map.focus] }] : DATA.map.towns);
  const unit = 1 / Math.min((printing ? 680 : box.clientWidth) / 1032, 620 / (projection.height + 32));
  const svg = pointsBase(map, projection);
  for (const area of map.areas) svg.append(pointMark(svgElement("path", { d: mapPath([area.ring], projection.point, "Z"), fill: POINT_COLOURS[area.colour], style: "fill-opacity:.35", stroke: POINT_COLOURS[area.colour] }), area.label));
  if (map.focus) nameTowns(svg, projection, 11 * unit);
  for (const point of map.points) {
    const [cx, cy] = projection.point(point.at);
    svg.append(pointMark(svgElement("circle", { cx: cx.toFixed(1), cy: cy.toFixed(1), r: ((3 + 11 * Math.sqrt(point.size)) * unit).toFixed(1), fill: POINT_COLOURS[point.colour], "fill-opacity": ".75" }), point.label));
  }
  box.append(svg);
}
