namespace Liandong.Scenarios.Tests.Definition;

/// <summary>A scenario that uses every key of the format at least once.</summary>
internal static class Sink
{
    public const string Head =
        """
        name: sink
        title: {zh: 全部, en: Everything}
        question: {zh: 每个键都读到了吗？🌧, en: Is every key read? 🌧}
        city: toytown
        start: 2025-06-16 08:00
        duration: 12h

        """;

    public const string Text = Head +
        """
        warm-up: 1h
        seed: 42
        load: {requests: 1.5, finds: 0.5, day-variation: 0, profile: [1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1], flat: true}
        hotline: {operators: 90%, patience: none, talk: {median: 196s, sigma: 0.8}, lines: 120}
        staff: {officers: -1, enforcers: 90%, squads: 2, crews: +20, crew-pumps: 50%, desks: 0.9, residents-absent: [water], commander-absent: true, pre-position: yellow, department-handlers: 80%, departments: {URBAN: {handlers: 50%}}}
        affairs: {applications: 2, inspections: 0.5, from-orders: 150%, appeals: 2}
        rain:
          - {kind: chicago, counties: [崇川区], return-period: 20, duration: 2h, start: 30min, peak: 0.43}
          - {kind: hourly, hours: [1, 2.5, 30], total: 40mm}
          - {kind: series, file: rain.csv, table: "place,time,mm\n*,2025-06-16T09:00,2.5\n"}
          - {kind: storm-2015, start: 1h}
        rivers: {drain-capacity: 120%, places: [{counties: [启东市], drain-capacity: 60%}]}
        faults: {blocked-inlets: 30%, sensors-offline: 8%, sensors-stuck: 1%, sensors-drifting: 0.02}
        hazmat:
          activity: 90%
          night-drivers: 1%
          terminals: {outages-a-day: 2, outage: {shortest: 2min, longest: 9min}, drift-jumps: 1%}
          rings:
            - {goods: "1202", tankers: 3, visits-a-week: {least: 2, most: 5}, sale: {shortest: 20min, longest: 50min}, hours: {from: 18:30, to: 22:30}, yard: {longitude: 120.88, latitude: 31.99}, source: {longitude: 120.93, latitude: 32.01}}
          decoys: {canteens: 1, car-parks: 1, riverside: 1}
        elders: {days: [{low: -3, high: 4}], troubles: 2, false-presses: 1.5, fall-detection: 85%, asks-first: false, guardians: 80%, property-guards: 70%, wear: 90%, escalates: false, surges: [{start: 2h, duration: 30min, presses: 0.5, genuine: 2%, counties: [启东市]}]}
        release:
          sources: {TRANS-EWB: {permitted: false, delay: 5min, outages: [{from: 5min, for: 1h}]}}
          site: EAST-CHEM
          matter: "0804"
          substance: chlorine
          kilograms-per-second: 1.5
          start: 1h
          duration: 40min
          height-metres: 3
          vessel: road-tanker
          wind: [{from-degrees: 90, metres-per-second: 2.5}, {at: 2h, from-degrees: 45, metres-per-second: 3}]
          stability: f
          reach-km: 6
          sensors: 80%
          sensors-offline: 10%
          sensors-drifting: 5%
          cordon: model
          action: shelter-in-place
          teams: 50%
          traffic-posts: 200%
          shelter-places: 1.5
          closing: 25min
        hazmat-watch:
          alarm-score: 700
          spots-from: 10min
          sources: {TRANS-EWB: {permitted: false, delay: 5min, outages: [{from: 5min, for: 1h}]}}
          raid: {hour: 14, together: false, word-travels: 20min}
          hidden: {tanks: 12, litres-a-tank: 900, suspects: 5}
        burst: {town: 东镇, matter: "0212", people: 5000, start: 1h, callers: 20%, gauges: false, announcement: recording, announced-after: 30min, repair-crews: 2}
        renewals: {listed-after: 4h, renewed-after: 5h, top: 0, estates: [老旧小区], budget-wan: 5000, yuan-per-m2: 250, drain-mm-per-hour: 60}
        waterway: {shores: [长江北岸], matters: ["0401", "0405", "0407", "0411"], stations: 80%, boats: "+1", traffic: 1.5, poachers: 6, dredgers: 3, dischargers: 2, outfalls: 1, lookouts: 40%, murk-a-day: 0.2, sources: {TRANS-EWB: {permitted: false, delay: 5min, outages: [{from: 5min, for: 1h}]}}}
        matters:
          "0301": {requests-per-100k: 3, finds-per-100k: 1, direct-answer: 80%, contested: 3%, rework: 0, work: {mean: 20min, exponential: true}, process: {median: 2h}}
        care: {demand: 1.2, providers: -10, waves: [{start: 1h, duration: 2h, demand: 2, services: [medical, day-care], workers-ill: 10%}]}
        supervision: {community: +1, street: 50%, follows-up: false, representatives: 200%, failures: 2, events: [{asset: X, at: 1h}]}
        objectives:
          - {indicator: orders.arrive.p95, at-most: 45min, label: {zh: 到场, en: Arrival}}
          - {indicator: orders.on-time.share, at-least: 98.8%, label: {zh: 按期, en: On time}}
        counterfactual:
          label: {zh: 加人, en: more people}
          set: {staff.crews: +40, rain.0.return-period: 50, hotline.operators: [1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,2]}
        """;
}
