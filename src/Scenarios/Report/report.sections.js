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
  if (DATA.map) data.maps.forEach(map => drawPoints(section, map));
  data.charts.forEach(shown => drawSectionChart(section, shown));
  data.tables.forEach(shown => drawSectionTable(section, shown));
  data.notes.forEach(note => section.append(element("p", "note", say(note))));
}

function drawSectionChart(section, shown) {
  if (shown.categories.length === 0) return;
  section.append(element("h3", "", say(shown.title)));
  const names = shown.categories.map(say);
  const lying = shown.kind === "Bar";
  const category = { type: "category", data: names, inverse: lying, axisLabel: { hideOverlap: true, width: lying ? 180 : undefined, overflow: "truncate" }, boundaryGap: shown.kind !== "Line" };
  const value = { type: "value", name: say(shown.unit), nameTextStyle: { align: lying ? "right" : "left" } };
  chart(section, {
    legend: shown.series.length > 1 ? LEGEND : undefined,
    grid: { left: 8, right: 24, top: shown.series.length > 1 ? 56 : 32, bottom: 4, containLabel: true },
    tooltip: { trigger: "axis", confine: true, axisPointer: { type: "shadow", label: { show: false } }, formatter: items => sectionTip(shown, items) },
    xAxis: lying ? value : category,
    yAxis: lying ? category : value,
    series: shown.series.map((series, i) => ({
      name: say(series.name), data: series.values, color: SECTION_COLOURS[i % SECTION_COLOURS.length],
      type: shown.kind === "Line" ? "line" : "bar", symbol: "none", barMaxWidth: 28, stack: shown.kind === "Stack" ? "all" : undefined,
    })),
  }, lying ? 60 + 26 * names.length : 280);
  const columns = [["", true], ...shown.series.map(series => [`${say(series.name)} (${say(shown.unit)})`])];
  dataTable(section, columns, names.map((name, i) => [name, ...shown.series.map(series => series.values[i] === null ? "—" : number(series.values[i]))]));
}

/** Names come from the data, so they are escaped before they become a tip's HTML. */
function sectionTip(shown, items) {
  const safe = text => { const box = element("span", "", text); return box.innerHTML; };
  const rows = items.map(item => `${item.marker}${safe(item.seriesName)}: <b>${item.value === null || item.value === undefined ? "—" : number(item.value)}</b>`);
  return [safe(say(shown.categories[items[0].dataIndex])), ...rows].join("<br>");
}

function drawSectionTable(section, shown) {
  if (shown.rows.length === 0) return;
  section.append(element("h3", "", say(shown.title)), table(shown.columns.map(column => [say(column.heading), column.text]), shown.rows.map(row => row.map(say))));
}

/** Points over the outlines of the towns; a point's area shows its size. */
function drawPoints(section, map) {
  if (map.points.length === 0 && map.areas.length === 0) return;
  section.append(element("h3", "", say(map.title)));
  const shown = map.focus ? [{ rings: [map.focus] }] : DATA.map.towns;
  const projection = mapProjection(shown);
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", `-2 -2 1004 ${Math.ceil(projection.height) + 4}`);
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", say(map.title));
  for (const town of DATA.map.towns) {
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", town.rings.map(ring => `M${ring.map(projection.point).join("L")}Z`).join(""));
    path.setAttribute("fill", MAP_EMPTY);
    path.setAttribute("stroke", "#fff");
    svg.append(path);
  }
  for (const area of map.areas) {
    const path = svgElement("path", { d: mapPath([area.ring], projection.point, "Z"), fill: POINT_COLOURS[area.colour], style: "fill-opacity:.35", stroke: POINT_COLOURS[area.colour] });
    path.addEventListener("pointermove", event => showTip(event, [element("span", "", say(area.label))]));
    path.addEventListener("pointerleave", hideTip);
    svg.append(path);
  }
  for (const point of map.points) {
    const [x, y] = projection.point(point.at);
    const mark = document.createElementNS(SVG, "circle");
    mark.setAttribute("cx", x);
    mark.setAttribute("cy", y);
    mark.setAttribute("r", 3 + 11 * Math.sqrt(point.size));
    mark.setAttribute("fill", POINT_COLOURS[point.colour]);
    mark.setAttribute("fill-opacity", ".75");
    mark.addEventListener("pointermove", event => showTip(event, [element("span", "", say(point.label))]));
    mark.addEventListener("pointerleave", hideTip);
    svg.append(mark);
  }
  const box = element("div", "map points");
  box.append(svg);
  section.append(box);
}
