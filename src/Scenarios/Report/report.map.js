/** The map of towns, coloured by one of their figures. */
const MAP_FIGURES = ["flooded", "orders", "perPeople", "requests", "open"];
const MAP_SHADES = ["#e8f0f6", "#c3d9e8", "#8ab6d3", "#4a8bba", "#1f5f94"];
const MAP_EMPTY = "#e3e7eb";
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
    point: ([lon, lat]) => [(lon - west) * shrink * scale, (north - lat) * scale],
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
    const whole = classes.every(Number.isInteger);
    const from = i === 0 ? (whole ? 1 : 0) : whole ? classes[i - 1] + 1 : classes[i - 1];
    entry(mapShade(bound, classes), from === bound ? number(bound) : `${number(from)}–${number(bound)}`);
  });
  return legend;
}

function townTip(town, flooded) {
  const rows = [["county", say(town.county)], ["population", number(town.population)], ["requests", number(town.requests)], ["orders", number(town.orders)], ["perPeople", number(town.perPeople)],
    ["closed", number(town.closed)], ["open", number(town.open)], ["medianClose", town.closed === 0 ? say(town.medianClose) : `${say(town.medianClose)} · ${samples(town.closed)}`]];
  if (flooded) rows.push(["flooded", number(town.flooded)]);
  const table = element("table");
  for (const [key, text] of rows) {
    const row = table.insertRow();
    row.insertCell().textContent = word(key);
    row.insertCell().textContent = text;
  }
  return [element("b", "", say(town.name)), table];
}

function svgElement(name, attributes) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

const mapPath = (lines, point, end) => lines.map(line => `M${line.map(at => point(at).map(value => value.toFixed(1)).join(",")).join("L")}${end}`).join("");

/** The middle of a territory's largest ring, and the ring's extent. */
function mapMiddle(rings, point) {
  let best = { area: 0 };
  for (const ring of rings) {
    const points = ring.map(point);
    let area = 0, x = 0, y = 0;
    points.forEach(([ax, ay], i) => {
      const [bx, by] = points[(i + 1) % points.length];
      const cross = ax * by - bx * ay;
      area += cross; x += (ax + bx) * cross; y += (ay + by) * cross;
    });
    const xs = points.map(at => at[0]), ys = points.map(at => at[1]);
    if (Math.abs(area) > best.area) best = { area: Math.abs(area), x: x / (3 * area), y: y / (3 * area), width: Math.max(...xs) - Math.min(...xs), height: Math.max(...ys) - Math.min(...ys) };
  }
  return best;
}

/** Names of counties; one that does not fit, or would hide flooded places, has a number there and its name in the legend. */
function mapNames(svg, legend, counties, projection, size, dots) {
  const width = text => [...text].reduce((sum, letter) => sum + (letter > "\u2e80" ? 1 : .6), 0) * size;
  const text = (x, y, said) => {
    const made = svgElement("text", { x: x.toFixed(1), y: y.toFixed(1), "font-size": size.toFixed(1), "text-anchor": "middle" });
    made.textContent = said;
    svg.append(made);
  };
  const fits = county => {
    const half = width(county.text) / 2 + size * .3;
    const hides = dots.filter(([x, y]) => Math.abs(x - county.x) < half && Math.abs(y - county.y) < size).length;
    return half * 2 < county.width * .75 && size * 1.6 < county.height * .75 && hides < 3;
  };
  const named = counties.filter(county => county.rings.length > 0).map(county => ({ text: say(county.name), ...mapMiddle(county.rings, projection.point) }));
  for (const county of named.filter(fits)) text(county.x, county.y + size * .35, county.text);
  const rest = named.filter(county => !fits(county)).sort((a, b) => a.x - b.x);
  const key = element("div", "legend");
  rest.forEach((county, i) => {
    svg.append(svgElement("circle", { class: "numeral", cx: county.x.toFixed(1), cy: county.y.toFixed(1), r: (size * .72).toFixed(1) }));
    text(county.x, county.y + size * .35, String(i + 1));
    const item = element("span", "", county.text);
    item.prepend(element("b", "numeral", String(i + 1)));
    key.append(item);
  });
  if (rest.length > 0) legend.prepend(key);
}

function mapKey(legend, className, text, colour) {
  const item = element("span", "", text);
  const sign = element("i", className);
  if (colour) sign.style.background = colour;
  item.prepend(sign);
  legend.append(item);
}

/** Towns by the pointer, by touch, and by the arrow keys. */
function mapReading(svg, paths, tip) {
  let at = -1;
  const mark = next => {
    paths[at]?.classList.remove("chosen");
    at = next;
    paths[at]?.classList.add("chosen");
  };
  const say = (event, i) => { mark(i); showTip(event, tip(i)); };
  const leave = () => { mark(-1); hideTip(); };
  paths.forEach((path, i) => {
    for (const kind of ["pointerenter", "pointermove"]) path.addEventListener(kind, event => say(event, i));
    path.addEventListener("pointerleave", event => { if (event.pointerType === "mouse") leave(); });
  });
  svg.addEventListener("blur", leave);
  svg.addEventListener("keydown", event => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") leave();
    if (!step) return;
    event.preventDefault();
    const next = (Math.max(at, step < 0 ? 0 : -1) + step + paths.length) % paths.length;
    const { left, top, width, height } = paths[next].getBoundingClientRect();
    say({ clientX: left + width / 2, clientY: top + height / 2 }, next);
  });
}

function drawMap(box, map, figure) {
  const projection = mapProjection(map.towns);
  const { point } = projection;
  const classes = mapClasses(map.towns.map(town => town[figure]));
  const svg = svgElement("svg", { viewBox: `-4 -4 1008 ${Math.ceil(projection.height) + 8}`, role: "img", tabindex: "0", "aria-label": `${word("map")}: ${word(figure)}` });
  const unit = 1 / Math.min((printing ? 680 : box.clientWidth) / 1008, 620 / (projection.height + 8));
  const paths = map.towns.map(town => svgElement("path", { class: "town", d: mapPath(town.rings, point, "Z"), "fill-rule": "evenodd", fill: mapShade(town[figure], classes) }));
  svg.append(...paths);
  for (const line of map.lines) svg.append(svgElement("path", { class: line.kind, d: mapPath([line.points], point, "") }));
  for (const county of map.counties) svg.append(svgElement("path", { class: "county", d: mapPath(county.rings, point, "Z") }));
  const legend = mapLegend(classes, map.towns.some(town => town[figure] <= 0));
  for (const kind of ["waterway", "road"]) if (map.lines.some(line => line.kind === kind)) mapKey(legend, kind, word(kind));
  if (figure === "flooded") {
    // The deepest on top, and larger, so that the levels can be told without their colours.
    for (const low of [...map.lowPoints].sort((a, b) => a.level - b.level)) {
      const [cx, cy] = point(low.at);
      svg.append(svgElement("circle", { class: "low", cx: cx.toFixed(1), cy: cy.toFixed(1), r: ((2.2 + low.level) * unit).toFixed(1), fill: LEVEL_COLOURS[low.level - 1] }));
    }
    legend.append(element("b", "", word("worst")));
    LEVELS.forEach((level, i) => mapKey(legend, "dot", `${word(level)} ${number(map.lowPoints.filter(low => low.level === i + 1).length)}`, LEVEL_COLOURS[i]));
  }
  mapNames(svg, legend, map.counties, projection, 13 * unit, figure === "flooded" ? map.lowPoints.map(low => point(low.at)) : []);
  mapReading(svg, paths, i => townTip(map.towns[i], map.flooded));
  box.replaceChildren(svg, legend);
}
