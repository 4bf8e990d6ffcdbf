using Liandong.Scenarios.City;
using Liandong.Twins;
using Liandong.Twins.Releases;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Indicators.Releases;

/// <summary>Adds up a release of gas: how soon it was known, who was told and left, and what people breathed in truth.</summary>
internal sealed class ReleaseTally(CityDefinition city, RunSpan span) : SystemTally
{
    private readonly ReleaseBook _book = new(span);

    /// <inheritdoc/>
    public override OutcomeKind First => OutcomeKind.ReleaseBegan;

    /// <inheritdoc/>
    public override OutcomeKind Last => OutcomeKind.ResponseStep;

    public static IEnumerable<IndicatorDefinition> Definitions()
    {
        yield return Define("detected", "泄漏到确认", "Leak to its confirmation", IndicatorUnit.Milliseconds);
        yield return Define("cordon", "泄漏到划定警戒区", "Leak to the first cordon", IndicatorUnit.Milliseconds);
        yield return Define("closed", "泄漏到停止", "Leak until it ended", IndicatorUnit.Milliseconds);
        yield return Define("released", "泄漏量", "Gas that escaped", IndicatorUnit.Kilograms);
        yield return Define("alarms", "探测器报警", "Alarms of gas detectors", IndicatorUnit.Count);
        yield return Define("alarms.precision", "探测器报警属实率", "Detector alarms that were true", IndicatorUnit.Share);
        yield return Define("people.near", "计算范围内人口", "People within reach", IndicatorUnit.Count);
        yield return Define("people.told", "接到指令时在家人数", "People at home when told what to do", IndicatorUnit.Count);
        yield return Define("people.left", "已离家人数", "People who left home", IndicatorUnit.Count);
        yield return Define("people.left.share", "接到指令后的离家率", "People told who left home", IndicatorUnit.Share);
        yield return Define("people.left.half", "泄漏到半数应撤居民离家", "Leak until half of those told had left", IndicatorUnit.Milliseconds);
        yield return Define("people.unaccounted", "未平账人口", "People not accounted for", IndicatorUnit.Count);
        yield return Define("shelters.people", "避难场所收容人数", "People in shelters", IndicatorUnit.Count);
        yield return Define("shelters.full", "满员避难场所", "Shelters that were full", IndicatorUnit.Count);
        yield return Define("roads.closed.share", "警戒区内道路封控率", "Cells told whose roads were closed", IndicatorUnit.Share);
        yield return Define("exposure.harm", "超 AEGL-2（可致持久伤害）的暴露", "Exposure above AEGL-2 (lasting harm)", IndicatorUnit.PersonMinutes);
        yield return Define("exposure.life", "超 AEGL-3（危及生命）的暴露", "Exposure above AEGL-3 (danger to life)", IndicatorUnit.PersonMinutes);
        yield return Define("exposure.passers", "过路人员超 AEGL-2 的暴露", "Exposure of people passing through above AEGL-2", IndicatorUnit.PersonMinutes);
        yield return Define("cells.harmed", "户外曾超 AEGL-2 的网格", "Cells that reached AEGL-2 out of doors", IndicatorUnit.Count);
        yield return Define("cells.harmed.told.share", "曾超 AEGL-2 网格的通知率", "Cells that reached AEGL-2 and were told", IndicatorUnit.Share);
        yield return Define("cells.told.harmed.share", "接到指令的网格中曾超 AEGL-2 的比例", "Cells told what to do that reached AEGL-2", IndicatorUnit.Share);
    }

    /// <inheritdoc/>
    public override void Add(in Outcome outcome) => _book.Add(in outcome);

    /// <inheritdoc/>
    public override void Report(IndicatorValues values)
    {
        _book.Complete();
        if (_book.Began is not { } began) return;
        var waited = span.Duration.Milliseconds - began.Time;
        values.SetUntil("leak.detected", Since(began, _book.Confirmed), waited);
        values.SetUntil("leak.cordon", Since(began, _book.Cordons.Count > 0 ? _book.Cordons[0] : null), waited);
        values.SetUntil("leak.closed", Since(began, _book.Ended), waited);
        values.Set("leak.released", Released(began) / 1_000.0);
        values.Set("leak.alarms", _book.Alarms);
        values.SetShare("leak.alarms.precision", _book.TrueAlarms, _book.Alarms);
        People(values, began);
        var near = _book.Cells.Values;
        values.Set("leak.shelters.people", near.Sum(row => row.People.Sheltered));
        values.Set("leak.shelters.full", _book.Count(ResponseStep.ShelterFull));
        var closed = _book.CellsOf(ResponseStep.RoadClosed);
        values.SetShare("leak.roads.closed.share", closed.Count, closed.Union(_book.CellsOf(ResponseStep.NoPolice)).Count());
        values.Set("leak.exposure.harm", near.Sum(row => row.Harm) / 16.0);
        values.Set("leak.exposure.life", near.Sum(row => row.Life) / 16.0);
        values.Set("leak.exposure.passers", _book.PassersHarm / 16.0);
        var facts = SubstanceFacts.Of((Substance)began.Code);
        var harm = facts.Micrograms(facts.HarmPpm);
        var (harmed, told) = (near.Count(row => row.Highest > harm), near.Count(row => row.Ordered is not null));
        var both = near.Count(row => row.Highest > harm && row.Ordered is not null);
        values.Set("leak.cells.harmed", harmed);
        values.SetShare("leak.cells.harmed.told.share", both, harmed);
        values.SetShare("leak.cells.told.harmed.share", both, told);
    }

    /// <inheritdoc/>
    public override Section? Section() => _book.Began is null ? null : new ReleaseSection(city, span, _book).Complete();

    private static IndicatorDefinition Define(string name, string zh, string en, IndicatorUnit unit) => new("leak." + name, new Text(zh, en), unit);

    private static double? Since(Outcome began, Outcome? later) => later is { } after ? after.Time - began.Time : null;

    private long Released(Outcome began) => _book.Ended is { } ended ? ended.A : began.A * (span.Duration.Milliseconds - began.Time) / 1_000;

    private void People(IndicatorValues values, Outcome began)
    {
        var told = _book.Cells.Values.Where(row => row.Ordered is not null).ToArray();
        var (atHome, left) = (told.Sum(row => row.HomeWhenOrdered), told.Sum(row => Math.Max(0, row.HomeWhenOrdered - row.People.Home)));
        values.Set("leak.people.near", _book.Cells.Values.Sum(row => row.People.All));
        values.Set("leak.people.told", atHome);
        values.Set("leak.people.left", left);
        values.SetShare("leak.people.left.share", left, atHome);
        var half = _book.Leaving.Where(moment => moment.Left * 2 >= atHome).Select(moment => (SimTime?)moment.At).FirstOrDefault();
        // With nobody told there is nobody to wait for.
        if (atHome > 0) values.SetUntil("leak.people.left.half", half is { } at ? at.Milliseconds - began.Time : null, span.Duration.Milliseconds - began.Time);
        values.Set("leak.people.unaccounted", _book.Cells.Sum(pair => Math.Abs(city.Cells[pair.Key].Population - pair.Value.People.All)));
    }
}
