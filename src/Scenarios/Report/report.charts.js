/** The parts of the page that draw: one function a part. */
let redrawMap = () => {};

function drawTowns(map) {
  const figures = MAP_FIGURES.filter(figure => figure !== "flooded" || map.flooded);
  const { section, top } = part(map.flooded ? "map" : "mapLoad", "mapNote");
  const choice = element("select");
  choice.setAttribute("aria-label", word("show"));
  for (const figure of figures) choice.append(new Option(word(figure), figure, false, figure === mapFigure));
  top.append(choice);
  const box = element("div", "map");
  section.append(box);
  redrawMap = () => drawMap(box, map, mapFigure);
  choice.addEventListener("change", () => { mapFigure = choice.value; redrawMap(); });
  redrawMap();
  const area = word("mapArea").replace("#", number(map.areaKm2));
  section.append(element("p", "note", map.landKm2 !== null && map.landKm2 < map.areaKm2 ? area + word("landArea").replace("#", number(map.landKm2)) : area));
  const columns = [[word("town"), true], [word("county"), true], [word("population")], [word("requests")], [word("orders")], [word("perPeople")], [word("closed")], [word("open")], [word("medianClose")]];
  if (map.flooded) columns.push([word("flooded")]);
  const rows = [...map.towns].sort((a, b) => b[mapFigure] - a[mapFigure] || b.orders - a.orders).map(town => {
    const median = { text: say(town.medianClose), value: town.medianMinutes, note: town.closed === 0 ? "" : samples(town.closed) };
    const cells = [say(town.name), say(town.county), town.population, town.requests, town.orders, town.perPeople, town.closed, town.open, median];
    return map.flooded ? [...cells, town.flooded] : cells;
  });
  dataTable(section, columns, rows, true);
}

function drawOrders(orders) {
  const times = stepTimes(orders.stepMinutes, orders.requests.length);
  const ends = stepEnds(orders.stepMinutes, orders.requests.length);
  const grid = { left: 8, right: 8, top: 56, bottom: 4, containLabel: true };
  const axes = { grid, legend: LEGEND, yAxis: { type: "value", name: word("count"), nameTextStyle: { align: "left" }, minInterval: 1 } };
  const warm = Math.ceil(DATA.warmUpMinutes / orders.stepMinutes);
  const warmUp = to => warm === 0 ? {} : { markArea: { silent: true, itemStyle: { color: tint("soft"), opacity: .13 }, label: { color: tint("soft"), position: "top" }, data: [[{ xAxis: 0, name: word("warmUp") }, { xAxis: to }]] } };
  const byTier = (values, { mark, ...rest }) => TIERS.map((tier, i) => ({ name: word(tier), data: values[2 - i], color: TIER_COLOURS[i], stack: "tiers", ...rest, ...(i === 0 ? mark : {}) }));
  const filed = part(orders.stepMinutes === 60 ? "filedHourly" : "filedDaily");
  chart(filed.section, { ...axes, tooltip: axisTip(times), xAxis: timeAxis(times, orders.stepMinutes), series: byTier(orders.opened, { type: "bar", barCategoryGap: "15%", mark: warmUp(warm - 1) }) }, 280);
  const tiers = key => TIERS.map(tier => [`${word(tier)} ${word(key)}`]);
  const stepRows = (head, ...counts) => times.map((time, step) => [shortTime(time), ...head.map(values => values[step]), ...counts.flatMap(values => [2, 1, 0].map(tier => values[tier][step]))]);
  dataTable(filed.section, [[word("time"), true], [word("requests")], ...tiers("filed")], stepRows([orders.requests], orders.opened));
  const open = part("backlog");
  const standing = { type: "line", symbol: "none", areaStyle: { opacity: .85 }, lineStyle: { width: 0 }, mark: warmUp(warm) };
  chart(open.section, { ...axes, tooltip: axisTip(ends), xAxis: { ...timeAxis(ends, orders.stepMinutes), boundaryGap: false }, series: byTier(orders.backlog.map(counts => [0, ...counts]), standing) }, 280);
  dataTable(open.section, [[word("time"), true], ...tiers("closedShort"), ...tiers("openShort")], stepRows([], orders.closed, orders.backlog));
}

function drawTimes(times) {
  const { section } = part("times", "timesNote");
  const box = element("div", "spans");
  const tierWord = tier => word({ town: "tierTown", county: "tierCounty", city: "tierCity" }[tier]);
  for (const stage of ["dispatch", "arrive", "close"]) {
    const rows = times.filter(time => time.stage === stage);
    if (rows.length === 0) continue;
    const longest = Math.max(...rows.map(row => row.p95), 1e-9);
    const group = element("div");
    group.append(element("h3", "", word(stage)));
    for (const row of rows) {
      const line = element("div", "row");
      const track = element("div", "track");
      for (const minutes of [row.p95, row.median]) {
        const bar = element("i");
        bar.style.width = `${minutes / longest * 100}%`;
        track.append(bar);
      }
      line.append(element("span", "", tierWord(row.tier)), track, element("span", "figures", `${word("median")} ${say(row.medianText)} · ${word("p95Short")} ${say(row.p95Text)} · ${samples(row.samples, row.weak)}`));
      group.append(line);
    }
    box.append(group);
  }
  section.append(box);
  dataTable(section, [[word("step"), true], [word("tier"), true], [word("median")], [word("p95")], [word("samples")]], times.map(row => ({ faint: row.weak, cells: [word(row.stage), tierWord(row.tier), say(row.medianText), say(row.p95Text), row.samples] })));
}

const BUSIEST = 20;

function drawCentres(centres) {
  const { section } = part("centres", "centresNote");
  const most = Math.max(1, ...centres.map(centre => centre.backlog));
  const columns = [[word("centre"), true], [word("open")], [word("orders")], [word("closed")], [word("onTime")], [word("medianClose")], [word("desk")], [word("field")]];
  wholeTable(section, columns, centres.slice(0, BUSIEST).map(centre => [
    say(centre.name), { text: number(centre.backlog), value: centre.backlog, bar: centre.backlog / most }, centre.opened, centre.closed, shareOf(centre.onTime, centre.due),
    { text: say(centre.medianClose), value: centre.medianMinutes, note: centre.closed === 0 ? "" : samples(centre.closed) }, shareBar(centre.desk), shareBar(centre.field),
  ]));
  const score = [[word("centre"), true], [word("handled")], [word("onTime")], [word("satisfied")], [word("supervised")], [word("returned")], [word("reworked")], [word("open")]];
  dataTable(section, score, centres.map(centre => ({
    faint: centre.due < FEWEST,
    cells: [say(centre.name), centre.opened, shareOf(centre.onTime, centre.due), shareOf(centre.satisfied, centre.called), centre.supervised, centre.returned, centre.reworked, centre.backlog],
  })), true);
}

/** Rainstorm warnings as they were issued and lifted. */
function drawSignals(section, signals) {
  if (signals.length === 0) return;
  const line = element("p", "signals", `${word("signals")}${language === "zh" ? "：" : ": "}`);
  for (const signal of signals) {
    const level = signal.level === 0 ? "lifted" : LEVELS[signal.level - 1];
    const chip = element("span", "", `${signal.time} ${say(signal.centre)} ${word(level)}`);
    chip.style.borderColor = signal.level === 0 ? "" : LEVEL_COLOURS[signal.level - 1];
    line.append(chip);
  }
  section.append(line);
}

function drawFlood(flood, rain, signals) {
  const { section } = part("flood", "floodNote");
  drawSignals(section, signals);
  const times = stepEnds(flood.stepMinutes, flood.cells.length);
  const rainfall = times.map((_, step) => rain?.[Math.min(rain.length - 1, Math.floor(step * flood.stepMinutes / 60))] ?? 0);
  const counts = [...flood.levels, flood.cells].map(values => [0, ...values]);
  // Only the wet hours, and two dry ones on both sides; of the warm-up no more than was wet.
  const wet = times.map((_, step) => step).filter(step => rainfall[step] > 0 || counts.some(values => values[step] > 0));
  const margin = Math.ceil(120 / flood.stepMinutes);
  const warm = Math.ceil(DATA.warmUpMinutes / flood.stepMinutes);
  const cut = values => values.slice(Math.max(wet[0] < warm ? 0 : warm, wet[0] - margin), wet[wet.length - 1] + margin + 1);
  const shown = cut(times);
  const line = { type: "line", symbol: "none" };
  const series = LEVELS.map((level, i) => ({ ...line, name: word(level), step: "end", stack: "levels", data: cut(counts[i]), color: LEVEL_COLOURS[i], lineStyle: { width: 0 }, areaStyle: { opacity: .9 } }));
  series.push({ ...line, name: word("cells"), step: "end", data: cut(counts[4]), color: tint("ink"), lineStyle: { width: 1.5, type: "dashed" } });
  const yAxis = [{ type: "value", name: word("points"), nameTextStyle: { align: "left" }, minInterval: 1 }];
  const columns = [[word("time"), true], ...LEVELS.map(level => [word(level)]), [word("cells")]];
  if (rain) {
    yAxis.push({ type: "value", name: word("rain"), nameTextStyle: { align: "right" }, max: Math.ceil(Math.max(...rain) / 5) * 10, axisLabel: { showMaxLabel: false }, splitLine: { show: false } });
    series.push({ ...line, name: word("rain"), step: "end", yAxisIndex: 1, data: cut(rainfall), color: tint("soft"), lineStyle: { width: 2 } });
    columns.push([word("rain")]);
  }
  chart(section, { grid: { left: 8, right: 8, top: 64, bottom: 4, containLabel: true }, legend: LEGEND, tooltip: axisTip(shown), xAxis: { ...timeAxis(shown, flood.stepMinutes), boundaryGap: false }, yAxis, series }, 320);
  dataTable(section, columns, shown.map((time, i) => [shortTime(time), ...series.map(({ data }) => number(data[i]))]));
}

function drawLeads(leads) {
  const { section } = part("leads", "leadsNote");
  // A few bars need no whole line.
  section.classList.toggle("narrow", leads.length <= 6);
  const minutes = value => String(value).replace("-", "−");
  const names = leads.map(bin => language === "zh" ? `${minutes(bin.from)} 至 ${minutes(bin.to)}` : `${minutes(bin.from)} to ${minutes(bin.to)}`);
  chart(section, {
    grid: { left: 8, right: 8, top: 36, bottom: 24, containLabel: true },
    xAxis: { type: "category", data: names, name: word("leadAxis"), nameLocation: "middle", nameGap: 30, axisTick: { show: false }, axisLabel: { hideOverlap: true } },
    yAxis: { type: "value", name: word("floods"), nameTextStyle: { align: "left" }, minInterval: 1 },
    series: [{ type: "bar", data: leads.map(bin => ({ value: bin.count, itemStyle: { color: tint(bin.from >= 0 ? "accent" : "late") } })), barCategoryGap: "8%", barMaxWidth: 160, label: { show: true, position: "top", color: tint("ink"), formatter: item => item.value || "" } }],
  }, 260);
  dataTable(section, [[word("leadAxis"), true], [word("floods")]], leads.map((bin, i) => [names[i], number(bin.count)]));
}

function drawDepartments(departments) {
  const { section } = part("departments", "departmentsNote");
  const columns = [[word("department"), true], [word("handled")], [word("onTime")], [word("satisfied")], [word("supervised")], [word("returned")], [word("reworked")]];
  wholeTable(section, columns, departments.map(row => ({
    faint: row.due < FEWEST,
    cells: [say(row.name), row.orders, shareOf(row.onTime, row.due), shareOf(row.satisfied, row.called), row.supervised, row.returned, row.reworked],
  })));
}
