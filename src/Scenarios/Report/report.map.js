/** The map of towns, coloured by one of their figures. */
const MAP_FIGURES = ["orders", "requests", "open", "flooded"];
const MAP_SHADES = ["#e8f0f6", "#c3d9e8", "#8ab6d3", "#4a8bba", "#1f5f94"];
const MAP_EMPTY = "#f1f2f4";
const SVG = "http://www.w3.org/2000/svg";

/** Points of WGS 84 onto a drawing 1000 wide; a degree of longitude shrinks with the cosine of the latitude. */
function mapProjection(towns) {
  let west = Infinity, east = -Infinity, south = Infinity, north = -Infinity;
  for (const town of towns) for (const ring of town.rings) for (const [lon, lat] of ring) {
    west = Math.min(west, lon); east = Math.max(east, lon);
    south = Math.min(south, lat); north = Math.max(north, lat);
  }
  const shrink = Math.cos((south + north) / 2 * Math.PI / 180);
  const scale = 1000 / ((east - west) * shrink);
  return {
    height: (north - south) * scale,
    point: ([lon, lat]) => `${((lon - west) * shrink * scale).toFixed(1)},${((north - lat) * scale).toFixed(1)}`,
  };
}

/** Upper bounds of at most five classes that hold about equally many of the values above zero. */
function mapClasses(values) {
  const sorted = values.filter(value => value > 0).sort((a, b) => a - b);
  const bounds = MAP_SHADES.map((_, i) => sorted[Math.ceil(sorted.length * (i + 1) / MAP_SHADES.length) - 1]);
  return [...new Set(bounds.filter(bound => bound !== undefined))];
}

function mapShade(value, classes) {
  if (value <= 0) return MAP_EMPTY;
  const place = classes.findIndex(bound => value <= bound);
  return MAP_SHADES[classes.length === 1 ? 2 : Math.round(place * (MAP_SHADES.length - 1) / (classes.length - 1))];
}

function mapLegend(classes, hasZero) {
  const legend = element("div", "legend");
  const entry = (colour, text) => {
    const item = element("span", "", text);
    const box = element("i");
    box.style.background = colour;
    item.prepend(box);
    legend.append(item);
  };
  if (hasZero) entry(MAP_EMPTY, "0");
  classes.forEach((bound, i) => {
    const from = i === 0 ? 1 : classes[i - 1] + 1;
    entry(mapShade(bound, classes), from === bound ? number(bound) : `${number(from)}–${number(bound)}`);
  });
  return legend;
}

function townTip(town, flooded) {
  const rows = [["county", say(town.county)], ["population", number(town.population)], ["requests", number(town.requests)], ["orders", number(town.orders)],
    ["closed", number(town.closed)], ["open", number(town.open)], ["medianClose", say(town.medianClose)]];
  if (flooded) rows.push(["flooded", number(town.flooded)]);
  const table = element("table");
  for (const [key, text] of rows) {
    const row = table.insertRow();
    row.insertCell().textContent = word(key);
    row.insertCell().textContent = text;
  }
  return [element("b", "", say(town.name)), table];
}

function drawMap(box, map, figure) {
  const projection = mapProjection(map.towns);
  const values = map.towns.map(town => town[figure]);
  const classes = mapClasses(values);
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", `-2 -2 1004 ${Math.ceil(projection.height) + 4}`);
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", `${word("map")}: ${word(figure)}`);
  for (const town of map.towns) {
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", town.rings.map(ring => `M${ring.map(projection.point).join("L")}Z`).join(""));
    path.setAttribute("fill-rule", "evenodd");
    path.setAttribute("fill", mapShade(town[figure], classes));
    path.addEventListener("pointermove", event => showTip(event, townTip(town, map.flooded)));
    path.addEventListener("pointerleave", hideTip);
    svg.append(path);
  }
  box.replaceChildren(svg, mapLegend(classes, values.some(value => value <= 0)));
}
