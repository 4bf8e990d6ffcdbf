/** The parts of the page that draw: one function a part. */
function drawTowns(map) {
  const figures = MAP_FIGURES.filter(figure => figure !== "flooded" || map.flooded);
  const { section, top } = part("map", "mapNote");
  const choice = element("select");
  choice.setAttribute("aria-label", word("show"));
  for (const figure of figures) choice.append(new Option(word(figure), figure, false, figure === mapFigure));
  top.append(choice);
  const box = element("div", "map");
  section.append(box);
  const draw = () => drawMap(box, map, mapFigure);
  choice.addEventListener("change", () => { mapFigure = choice.value; draw(); });
  draw();
  const columns = [[word("town"), true], [word("county"), true], [word("population")], [word("requests")], [word("orders")], [word("closed")], [word("open")], [word("medianClose")]];
  if (map.flooded) columns.push([word("flooded")]);
  const rows = [...map.towns].sort((a, b) => b.orders - a.orders).map(town => {
    const cells = [say(town.name), say(town.county), number(town.population), number(town.requests), number(town.orders), number(town.closed), number(town.open), say(town.medianClose)];
    return map.flooded ? [...cells, number(town.flooded)] : cells;
  });
  dataTable(section, columns, rows);
}

function drawOrders(orders) {
  const times = stepTimes(orders.stepMinutes, orders.requests.length);
  const ends = stepEnds(orders.stepMinutes, orders.requests.length);
  const grid = { left: 8, right: 8, top: 56, bottom: 4, containLabel: true };
  const axes = { grid, legend: LEGEND, yAxis: { type: "value", name: word("count"), nameTextStyle: { align: "left" }, minInterval: 1 } };
  const byTier = (values, rest) => TIERS.map((tier, i) => ({ name: word(tier), data: values[2 - i], color: TIER_COLOURS[i], stack: "tiers", ...rest }));
  const filed = part(orders.stepMinutes === 60 ? "filedHourly" : "filedDaily");
  chart(filed.section, { ...axes, tooltip: axisTip(times), xAxis: timeAxis(times, orders.stepMinutes), series: byTier(orders.opened, { type: "bar", barCategoryGap: "15%" }) }, 280);
  const open = part("backlog");
  const standing = { type: "line", symbol: "none", areaStyle: { opacity: .85 }, lineStyle: { width: 0 } };
  chart(open.section, { ...axes, tooltip: axisTip(ends), xAxis: { ...timeAxis(ends, orders.stepMinutes), boundaryGap: false }, series: byTier(orders.backlog.map(counts => [0, ...counts]), standing) }, 280);
  const columns = [[word("time"), true], [word("requests")], ...["filed", "closedShort", "openShort"].flatMap(key => TIERS.map(tier => [`${word(tier)} ${word(key)}`]))];
  const rows = times.map((time, step) => [shortTime(time), orders.requests[step], ...[orders.opened, orders.closed, orders.backlog].flatMap(values => [2, 1, 0].map(tier => values[tier][step]))].map(cell => typeof cell === "number" ? number(cell) : cell));
  dataTable(open.section, columns, rows);
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
      line.append(element("span", "", tierWord(row.tier)), track, element("span", "figures", `${word("median")} ${say(row.medianText)} · ${word("p95Short")} ${say(row.p95Text)}`));
      group.append(line);
    }
    box.append(group);
  }
  section.append(box);
  dataTable(section, [[word("step"), true], [word("tier"), true], [word("median")], [word("p95")]], times.map(row => [word(row.stage), tierWord(row.tier), say(row.medianText), say(row.p95Text)]));
}

function drawCentres(centres) {
  const { section } = part("centres", "centresNote");
  const names = centres.map(centre => say(centre.name));
  const share = value => value === null ? null : Math.round(value * 1000) / 10;
  const rows = { type: "category", data: names, inverse: true, axisTick: { show: false } };
  const bars = (key, values, colour, grid, label) => ({ name: word(key), type: "bar", data: values, color: colour, xAxisIndex: grid, yAxisIndex: grid, barMaxWidth: 12, label: { show: true, position: "right", fontSize: 11, formatter: label } });
  chart(section, {
    legend: LEGEND,
    grid: [{ left: language === "zh" ? 150 : 280, width: language === "zh" ? "32%" : "24%", top: 40, bottom: 32 }, { left: "62%", right: 56, top: 40, bottom: 32 }],
    xAxis: [{ type: "value", minInterval: 1, name: word("count"), nameLocation: "middle", nameGap: 24, splitNumber: 4 }, { type: "value", gridIndex: 1, min: 0, name: word("utilisation"), nameLocation: "middle", nameGap: 24, axisLabel: { formatter: "{value}%" }, splitNumber: 4 }],
    yAxis: [{ ...rows, axisLabel: { width: language === "zh" ? 140 : 270, overflow: "truncate", interval: 0 } }, { ...rows, gridIndex: 1, axisLabel: { show: false } }],
    series: [
      bars("open", centres.map(centre => centre.backlog), "#1f5f94", 0, item => number(item.value)),
      bars("desk", centres.map(centre => share(centre.desk)), "#7aa68c", 1, item => `${item.value}%`),
      bars("field", centres.map(centre => share(centre.field)), "#c9a25e", 1, item => `${item.value}%`),
    ],
  }, 80 + centres.length * 30);
  const columns = [[word("centre"), true], [word("orders")], [word("closed")], [word("onTime")], [word("open")], [word("medianClose")], [word("desk")], [word("field")]];
  dataTable(section, columns, centres.map(centre => [say(centre.name), number(centre.opened), number(centre.closed), percent(centre.onTime), number(centre.backlog), say(centre.medianClose), percent(centre.desk), percent(centre.field)]));
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
  // Only the wet hours, and two dry ones on both sides.
  const wet = times.map((_, step) => step).filter(step => rainfall[step] > 0 || counts.some(values => values[step] > 0));
  const margin = Math.ceil(120 / flood.stepMinutes);
  const cut = values => values.slice(Math.max(0, wet[0] - margin), wet[wet.length - 1] + margin + 1);
  const shown = cut(times);
  const line = { type: "line", symbol: "none" };
  const series = LEVELS.map((level, i) => ({ ...line, name: word(level), step: "end", stack: "levels", data: cut(counts[i]), color: LEVEL_COLOURS[i], lineStyle: { width: 0 }, areaStyle: { opacity: .9 } }));
  series.push({ ...line, name: word("cells"), step: "end", data: cut(counts[4]), color: "#1d2733", lineStyle: { width: 1.5, type: "dashed" } });
  const yAxis = [{ type: "value", name: word("points"), nameTextStyle: { align: "left" }, minInterval: 1 }];
  const columns = [[word("time"), true], ...LEVELS.map(level => [word(level)]), [word("cells")]];
  if (rain) {
    yAxis.push({ type: "value", name: word("rain"), nameTextStyle: { align: "right" }, max: Math.ceil(Math.max(...rain) / 5) * 10, axisLabel: { showMaxLabel: false }, splitLine: { show: false } });
    series.push({ ...line, name: word("rain"), step: "end", yAxisIndex: 1, data: cut(rainfall), color: "#7d8b9d", lineStyle: { width: 2 } });
    columns.push([word("rain")]);
  }
  chart(section, { grid: { left: 8, right: 8, top: 64, bottom: 4, containLabel: true }, legend: LEGEND, tooltip: axisTip(shown), xAxis: { ...timeAxis(shown, flood.stepMinutes), boundaryGap: false }, yAxis, series }, 320);
  dataTable(section, columns, shown.map((time, i) => [shortTime(time), ...series.map(({ data }) => number(data[i]))]));
}

function drawLeads(leads) {
  const { section } = part("leads", "leadsNote");
  const minutes = value => String(value).replace("-", "−");
  const names = leads.map(bin => language === "zh" ? `${minutes(bin.from)} 至 ${minutes(bin.to)}` : `${minutes(bin.from)} to ${minutes(bin.to)}`);
  chart(section, {
    grid: { left: 8, right: 8, top: 36, bottom: 24, containLabel: true },
    xAxis: { type: "category", data: names, name: word("leadAxis"), nameLocation: "middle", nameGap: 30, axisTick: { show: false }, axisLabel: { hideOverlap: true } },
    yAxis: { type: "value", name: word("floods"), nameTextStyle: { align: "left" }, minInterval: 1 },
    series: [{ type: "bar", data: leads.map(bin => ({ value: bin.count, itemStyle: { color: bin.from >= 0 ? "#1f5f94" : "#c9a25e" } })), barCategoryGap: "8%", label: { show: true, position: "top", formatter: item => item.value || "" } }],
  }, 260);
  dataTable(section, [[word("leadAxis"), true], [word("floods")]], leads.map((bin, i) => [names[i], number(bin.count)]));
}

function drawDepartments(departments) {
  const { section } = part("departments");
  const columns = [[word("department"), true], [word("handled")], [word("onTime")], [word("returned")], [word("reworked")], [word("supervised")], [word("satisfied")]];
  const made = table(columns, departments.map(row => [say(row.name), number(row.orders), percent(row.onTime), number(row.returned), number(row.reworked), number(row.supervised), percent(row.satisfied)]));
  made.classList.add("whole");
  section.append(made);
}
