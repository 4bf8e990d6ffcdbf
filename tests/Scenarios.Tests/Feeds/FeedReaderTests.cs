using Liandong.Scenarios.Feeds;
using Liandong.Scenarios.Runs;
using Liandong.Scenarios.Yaml;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Tests.Feeds;

/// <summary>What becomes of the rows of a recorded file, and when a file is refused as a whole.</summary>
public sealed class FeedReaderTests
{
    private static readonly CityRun Storm = Fed.Run("toy-storm", 1);
    private static readonly CityRun Whole = Fed.Run("toy-storm", 1, "hazmat={}", "elders={}");

    [Fact]
    public void Every_row_of_the_samples_is_accounted_for()
    {
        var feed = FeedReader.Read(Storm, [new(Fed.Sample("water-levels.csv")), new(Fed.Sample("rain-gauges.csv"))]);

        var water = feed.Files[0];
        (water.Rows, water.Accepted, water.Repeated, water.Late, water.Unknown, water.Bad, water.Outside).ShouldBe((164, 158, 1, 1, 2, 2, 0));
        water.Reordered.ShouldBe(1);
        water.UnknownDevices.Select(device => (device.Name, device.Rows)).ShouldBe([("63006109", 1L), ("63006110", 1L)]);
        feed.Rejected.Select(rejection => (rejection.Line, rejection.Reason)).ShouldBe([(62L, RejectionReason.Late), (63L, RejectionReason.Unknown), (64L, RejectionReason.Unknown), (72L, RejectionReason.Bad), (92L, RejectionReason.Bad)]);
        feed.Files[1].Accepted.ShouldBe(feed.Files[1].Rows);
        feed.Count.ShouldBe(water.Accepted + feed.Files[1].Accepted);
        (water.Devices, water.DevicesOfRun).ShouldBe((4, 4));
        foreach (var file in feed.Files) (file.Accepted + file.Repeated + file.Late + file.Unknown + file.Bad + file.Outside).ShouldBe(file.Rows);
    }

    [Theory]
    [InlineData("requests-311.csv", FeedKind.Requests)]
    [InlineData("gps-jt808.csv", FeedKind.Gps)]
    [InlineData("wristbands.csv", FeedKind.Vitals)]
    [InlineData("waybills-order29.csv", FeedKind.Waybills)]
    public void The_samples_in_public_formats_are_understood(string sample, FeedKind kind)
    {
        var file = FeedReader.Read(Whole, [new(Fed.Sample(sample))]).Files.ShouldHaveSingleItem();

        file.Kinds.ShouldBe([kind]);
        file.Accepted.ShouldBeGreaterThan(file.Rows * 9 / 10);
        (file.Repeated, file.Bad).ShouldBe((1L, kind == FeedKind.Requests ? 2L : 1L));
        file.UnknownCount.ShouldBe(kind == FeedKind.Requests ? 0 : 1);
        (file.Accepted + file.Repeated + file.Late + file.Unknown + file.Bad + file.Outside).ShouldBe(file.Rows);
    }

    [Fact]
    public void Requests_come_to_the_nearest_cell_or_to_a_cell_of_the_town_that_is_named()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("a.csv", """
            time,kind,device,matter,place,longitude,latitude,channel
            2025-06-18 09:00:00,requests,1,0406,,120.9301,31.9849,snapshot
            2025-06-18 09:01:00,requests,2,Noise in the street,E-PORT,,,
            2025-06-18 09:02:00,requests,3,社会生活噪声,东镇,,,phone
            2025-06-18 09:03:00,requests,4,0406,Atlantis,,,
            2025-06-18 09:04:00,requests,5,0406,,,,
            2025-06-18 09:05:00,requests,6,0406,E-PORT,,,pigeon
            """);

        var feed = FeedReader.Read(Whole, [new(file)]);

        var inputs = feed.Of(Whole.City.TownJurisdiction(1)).ToArray();
        inputs.Select(input => input.Due).ShouldBe([3_600_000, 3_720_000]);
        Cell(inputs[0]).ShouldBe("E-PORT");
        (inputs[0].Stamp >> 16).ShouldBe((int)Twins.Hotline.Channel.Snapshot);
        Whole.City.Towns[Whole.City.Cells.Single(cell => cell.Code == Cell(inputs[1])).Town].Name.Zh.ShouldBe("东镇");
        feed.Rejected.Select(rejection => rejection.Line).ShouldBe([3, 5, 6, 7]);
        feed.Rejected[0].Text.En.ShouldStartWith("the catalogue has no matter 'Noise in the street'");
        feed.Rejected[1].Text.En.ShouldStartWith("there is no cell or town 'Atlantis'");

        string Cell(Event input) => Whole.City.Cells[DeviceBook.CellTwins(Whole).IndexOf(new TwinId((ulong)input.B))].Code;
    }

    [Fact]
    public void A_kind_whose_system_the_scenario_leaves_out_is_an_error_before_the_run()
    {
        Should.Throw<DefinitionException>(() => FeedReader.Read(Storm, [new(Fed.Sample("gps-jt808.csv"))])).En.ShouldContain("the run has no devices for vehicle positions");
        Should.Throw<DefinitionException>(() => FeedReader.Read(Storm, [new(Fed.Sample("wristbands.csv"))])).En.ShouldContain("the run has no devices for wristband readings");
    }

    [Fact]
    public async Task A_parquet_file_says_the_same_as_the_table_it_was_made_from()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "levels.parquet");
        await ParquetSample.WriteAsync(file, rowsOfGroup: 3, TestContext.Current.CancellationToken);

        var feed = FeedReader.Read(Storm, [new(file)]);

        Levels(feed).ShouldBe([(7_200_000, 10), (7_260_250, 20), (7_320_000, 30), (7_380_000, 40), (7_500_000, 60)]);
        feed.Rejected.ShouldHaveSingleItem().ShouldSatisfyAllConditions(rejection => rejection.Line.ShouldBe(5), rejection => rejection.Text.En.ShouldBe("level is empty"));
        folder.Write("broken.parquet", "PAR1 and nothing else");
        Should.Throw<DefinitionException>(() => FeedReader.Read(Storm, [new(Path.Combine(folder.Path, "broken.parquet"))])).En.ShouldContain("this Parquet file cannot be read");
    }

    [Fact]
    public void Disorder_within_the_lateness_is_put_right_and_what_comes_later_is_refused()
    {
        var feed = Read("""
            10:00:00,POND-ESTATE,10
            10:06:00,POND-ESTATE,16
            10:01:00,POND-ESTATE,11
            10:00:59,POND-ESTATE,9
            10:01:00,POND-ESTATE,11
            10:00:30,POND-WHARF,7
            """);

        feed.Files[0].ShouldSatisfyAllConditions(file => file.Accepted.ShouldBe(4), file => file.Reordered.ShouldBe(1), file => file.Late.ShouldBe(1), file => file.Repeated.ShouldBe(1));
        feed.Rejected.ShouldHaveSingleItem().Line.ShouldBe(5);
        Levels(feed).ShouldBe([(7_200_000, 10), (7_230_000, 7), (7_260_000, 11), (7_560_000, 16)]);
    }

    [Fact]
    public void A_device_with_numbers_of_its_own_may_report_twice_at_a_time_but_not_twice_a_number()
    {
        var feed = Read("10:00:00,POND-ESTATE,10,1\n10:00:00,POND-ESTATE,11,2\n10:00:05,POND-ESTATE,12,2", "sequence: no", "time,device,level,no");

        (feed.Files[0].Accepted, feed.Files[0].Repeated).ShouldBe((2L, 1L));
    }

    [Theory]
    [InlineData("2025-06-18 10:00:00", "", 7_200_000)]
    [InlineData("2025-06-18T02:00:00Z", "", 7_200_000)]
    [InlineData("2025-06-18T11:00:00.250+09:00", "", 7_200_250)]
    [InlineData("2025/6/18 10:00:00", "", 7_200_000)]
    [InlineData("2025-06-18 02:00:00", "time: {zone: Z}", 7_200_000)]
    [InlineData("1750212000", "time: {format: unix}", 7_200_000)]
    [InlineData("1750212000123", "time: {format: unix-ms}", 7_200_123)]
    [InlineData("18.06.2025 10.00", "time: {format: dd.MM.yyyy HH.mm}", 7_200_000)]
    [InlineData("2021-01-01 02:00:00", "align: 2021-01-01 00:00", 7_200_000)]
    public void Times_are_read_in_their_form_and_zone(string time, string mapping, long milliseconds)
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.yaml", "kind: water\n" + mapping + "\n");
        var feed = FeedReader.Read(Storm, [new(folder.Write("a.csv", $"time,device,level\n{time},POND-ESTATE,10\n"))]);

        Levels(feed).ShouldBe([(milliseconds, 10)]);
    }

    [Fact]
    public void Rows_that_cannot_be_read_are_named_with_line_and_reason_and_the_others_are_used()
    {
        var feed = Read("""
            10:00:00,POND-ESTATE,10
            10:01:00,POND-ESTATE,wet
            10:02:00,POND-ESTATE,
            10:03:00,POND-ESTATE
            10:04:00,"POND-ESTATE,12
            10:05:00,"POND-ESTATE",99999
            yesterday,POND-ESTATE,13
            10:06:00,,14
            10:07:00,POND-ESTATE,15
            07:59:59,POND-ESTATE,16
            20:00:00,POND-ESTATE,17
            """);

        feed.Rejected.Select(rejection => (rejection.Line, rejection.Reason)).ShouldBe(
        [
            (3, RejectionReason.Bad), (4, RejectionReason.Bad), (5, RejectionReason.Bad), (6, RejectionReason.Bad), (7, RejectionReason.Bad), (8, RejectionReason.Bad), (9, RejectionReason.Bad),
            (11, RejectionReason.Outside), (12, RejectionReason.Outside),
        ]);
        feed.Rejected[0].Text.En.ShouldBe("'wet' in level is not a number");
        feed.Rejected[2].Text.En.ShouldBe("the row has 2 fields, the header has 3");
        feed.Rejected[3].Text.En.ShouldBe("quotes are not balanced");
        feed.Rejected[3].Text.Zh.ShouldBe("引号不成对");
        Levels(feed).Select(level => level.Millimetres).ShouldBe([10, 15]);
    }

    [Theory]
    [InlineData("time,device,level\n10:00,POND-ESTATE,1\n", "kind: water\nunits: {level: feet}\n", "units.level: unknown unit 'feet'; known: cm, m, mm")]
    [InlineData("time,station,level\n10:00,POND-ESTATE,1\n", "kind: water\n", "there is no column device")]
    [InlineData("time,device,depth\n10:00,POND-ESTATE,1\n", "kind: water\ncolumns: {level: deph}\n", "did you mean 'depth'?")]
    [InlineData("time,device,level\n2025-06-18 10:00:00,POND-ESTAT,1\n", "kind: water\n", "there is no device 'POND-ESTAT'; did you mean Market Estate Ponding Sensor POND-ESTATE?")]
    [InlineData("time,device,level\n2015-06-18 10:00:00,POND-ESTATE,1\n", "kind: water\n", "it is from 2015-06-18 10:00:00 to 2015-06-18 10:00:00, and the run from 2025-06-18 08:00:00 to 2025-06-18 20:00:00; align:")]
    [InlineData("time,device,level\n", "kind: water\n", "the file has no rows")]
    [InlineData("", "kind: water\n", "the file is empty")]
    [InlineData("time,device,level\n10:00,POND-ESTATE,1\n", "kind: watr\n", "unknown 'watr'; did you mean 'water'?")]
    [InlineData("time,device,level\n10:00,POND-ESTATE,1\n", "kind: water\nlatenes: 5min\n", "unknown key latenes; did you mean 'lateness'?")]
    [InlineData("time,device,level\nnever,POND-ESTATE,1\n", "kind: water\n", "line 2: the time 'never' is not in the form")]
    public void A_file_that_cannot_be_used_is_an_error_before_the_run(string csv, string mapping, string said)
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.yaml", mapping);
        var file = folder.Write("a.csv", csv);

        Should.Throw<DefinitionException>(() => FeedReader.Read(Storm, [new(file)])).En.ShouldContain(said);
    }

    [Fact]
    public void The_mapping_that_whoever_has_none_is_shown_can_be_used()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.yaml", FeedColumns.Example + "\n");
        Levels(FeedReader.Read(Storm, [new(folder.Write("a.csv", "STCD,TM,Z\nPOND-ESTATE,2025-06-18 10:00:00,0.012\n"))])).ShouldHaveSingleItem().Millimetres.ShouldBe(12);
    }

    [Fact]
    public void Without_a_mapping_the_columns_have_their_own_names_and_a_row_says_what_it_is()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("mixed.csv", "time,device,kind,level,rain\n2025-06-18 10:00:00,POND-ESTATE,water,10,\n2025-06-18 10:00:00,RAIN-W,rain,,1.5\n2025-06-18 10:00:00,RAIN-W,snow,,1.5\n");

        var feed = FeedReader.Read(Storm, [new(file)]);

        feed.Files[0].Kinds.ShouldBe([FeedKind.Water, FeedKind.Rain]);
        feed.IsFed(FeedKind.Rain, "RAIN-W").ShouldBeTrue();
        feed.IsFed(FeedKind.Rain, "RAIN-E").ShouldBeFalse();
        feed.Rejected.ShouldHaveSingleItem().Text.En.ShouldBe("unknown kind 'snow'; known: gps, rain, requests, vitals, water, waybills");
    }

    [Fact]
    public void A_table_in_the_encoding_of_chinese_offices_without_a_header_is_read()
    {
        using var folder = new TemporaryFolder();
        System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
        var file = Path.Combine(folder.Path, "a.csv");
        File.WriteAllText(file, "水位导出\n市场小区积水监测;2025-06-18;10:00:00;0.25\n", System.Text.Encoding.GetEncoding("gb18030"));
        folder.Write("a.yaml", "kind: water\nencoding: gb18030\nheader: false\nskip-lines: 1\nseparator: ;\ndevice: \"1\"\ntime: {columns: [\"2\", \"3\"]}\ncolumns: {level: \"4\"}\nunits: {level: m}\n");

        Levels(FeedReader.Read(Storm, [new(file)])).ShouldBe([(7_200_000, 250)]);
        folder.Write("a.yaml", "kind: water\nheader: false\n");
        Should.Throw<DefinitionException>(() => FeedReader.Read(Storm, [new(file)])).En.ShouldContain("write encoding: gb18030");
    }

    [Fact]
    public void The_hash_is_of_contents_and_mappings()
    {
        using var folder = new TemporaryFolder();
        const string Row = "time,device,level\n2025-06-18 10:00:00,POND-ESTATE,10\n";
        folder.Write("a.yaml", "kind: water\nlateness: 1min\n");
        folder.Write("b.yaml", "# the same\nlateness: 1min\nkind: water\n");
        folder.Write("c.yaml", "kind: water\nlateness: 2min\n");
        string Hash(string name, string text) => FeedReader.Read(Storm, [new(folder.Write(name, text))]).Hash;

        Hash("a.csv", Row).ShouldBe(Hash("b.csv", Row));
        Hash("a.csv", Row).ShouldNotBe(Hash("c.csv", Row));
        Hash("a.csv", Row).ShouldNotBe(Hash("a.csv", Row.Replace("10\n", "11\n", StringComparison.Ordinal)));
    }

    private static FeedJournal Read(string rows, string mapping = "", string header = "time,device,level")
    {
        using var folder = new TemporaryFolder();
        var lines = rows.ReplaceLineEndings("\n").Split('\n').Select(row => row.Length > 8 && row[2] == ':' ? "2025-06-18 " + row : row);
        folder.Write("a.yaml", "kind: water\nlateness: 5min\n" + mapping + "\n");
        return FeedReader.Read(Storm, [new(folder.Write("a.csv", header + "\n" + string.Join('\n', lines) + "\n"))]);
    }

    private static (long At, long Millimetres)[] Levels(FeedJournal feed) =>
        [.. Enumerable.Range(0, Storm.City.Jurisdictions).SelectMany(index => feed.Of(index).ToArray()).OrderBy(input => input.Due).Select(input => (input.Due, input.A))];
}
