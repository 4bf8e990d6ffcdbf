using Liandong.Scenarios.City;
using Liandong.Scenarios.Yaml;

namespace Liandong.Scenarios.Tests.CityFormat;

public sealed class CityErrorTests
{
    /// <summary>File to change, text to replace, its replacement; then the file and line that the error names and its messages.</summary>
    public static TheoryData<string, string, string, string, int, string, string> Mistakes => new()
    {
        { "city.yaml", "officers:\n", "officerz:\n", "city.yaml", 3, "缺少 officers（应是“key: value”）；“officerz”是不是它？", "officers is missing (expected a mapping); is 'officerz' meant for it?" },
        { "city.yaml", "  grid-per-cell: 1", "  grid-per-sell: 1", "city.yaml", 47, "不认识的键 officers.grid-per-sell；是不是“grid-per-cell”？", "unknown key officers.grid-per-sell; did you mean 'grid-per-cell'?" },
        { "city.yaml", "link-delay: 2 s", "link-delay: 2 km", "city.yaml", 6, "link-delay：不认识的时间单位“km”；可用 ms、s、min、h、d，实际是 '2 km'", "link-delay: unknown unit of time 'km'; use ms, s, min, h or d, found '2 km'" },
        { "city.yaml", "link-delay: 2 s", "link-delay: -2 s", "city.yaml", 6, "link-delay：时长不能为负，实际是 '-2 s'", "link-delay: a duration cannot be negative, found '-2 s'" },
        { "city.yaml", "link-delay: 2 s", "link-delay: 0 s", "city.yaml", 6, "link-delay：应在 1 ms 到 10 min 之间，实际是 0 s", "link-delay: must be from 1 ms to 10 min, found 0 s" },
        { "city.yaml", "generate: 8}", "generate: 1000000000}", "city.yaml", 11, "cells.generate 应是 0 到 200000 的整数，实际是 '1000000000'", "cells.generate must be a whole number from 0 to 200000, found '1000000000'" },
        { "city.yaml", "fuel-station: {generate: 1}", "fuel-station: {generate: 1000000000}", "city.yaml", 38, "sites.fuel-station.generate 应是 0 到 200000 的整数，实际是 '1000000000'", "sites.fuel-station.generate must be a whole number from 0 to 200000, found '1000000000'" },
        { "city.yaml", "at-least: 2", "at-least: 1000000000", "city.yaml", 48, "officers.enforcement.at-least 应是 0 到 10000 的整数，实际是 '1000000000'", "officers.enforcement.at-least must be a whole number from 0 to 10000, found '1000000000'" },
        { "city.yaml", "generate: 8}", "generate: 8, counties: {T2: 3}}", "city.yaml", 11, "cells.counties.T2：没有编码为 'T2' 的县区；是不是“T1”？", "cells.counties.T2: there is no county with the code 'T2'; did you mean 'T1'?" },
        { "city.yaml", "generate: 8}", "generate: 8, counties: {T1: 3}}", "city.yaml", 11, "cells.generate：每个县都已在 counties 中写明数量，此数无处可放", "cells.generate: every county has its own number under 'counties', so nothing is left to receive these" },
        { "city.yaml", "towns: towns.csv", "towns: town.csv", "town.csv", 0, "文件不存在；是不是“towns.csv”？", "no such file; did you mean 'towns.csv'?" },
        { "city.yaml", "towns: towns.csv", "towns: ../towns.csv", "city.yaml", 10, "towns：应是与 city.yaml 同一文件夹中的文件名，实际是 '../towns.csv'", "towns: must be the name of a file beside city.yaml, found '../towns.csv'" },
        { "city.yaml", "towns: towns.csv", "towns: towns.txt", "city.yaml", 10, "towns：表的文件名应以 .csv 结尾（小写），实际是 'towns.txt'", "towns: the name of a table must end in .csv (lower case), found 'towns.txt'" },
        { "city.yaml", "ponding-first: \"0701\"", "ponding-first: \"0799\"", "city.yaml", 16, "roles.ponding-first：没有编码为 '0799' 的事项；是不是“0701”？", "roles.ponding-first: there is no matter with the code '0799'; did you mean '0701'?" },
        { "city.yaml", "ponding-first: \"0701\"", "ponding-first: \"0101\"", "city.yaml", 16, "roles.ponding-first：此角色的事项由 crew 处置，而 0101 由 desk 处置", "roles.ponding-first: the matter of this role is done by a crew, but 0101 is done by a desk" },
        { "city.yaml", "night: 12%", "night: 22%", "city.yaml", 49, "officers.shifts.night：四个班次之和应为 100%，实际是 110%", "officers.shifts.night: the four shifts must sum to 100%, but they sum to 110%" },
        { "city.yaml", "city: [1, 2, 1]", "city: [1, 2]", "city.yaml", 84, "staffing.desks.city：应有 3 个数（夜、日、晚三班各一个数），实际有 2 个", "staffing.desks.city: needs 3 numbers (one number for each of the shifts night, day, evening), found 2" },
        { "city.yaml", "city: toytown", "city: Toy Town", "city.yaml", 3, "city：应由小写字母、数字和连字符组成，如 nantong，实际是 'Toy Town'", "city: must be lower-case letters, digits and hyphens, such as nantong, found 'Toy Town'" },
        { "towns.csv", "T1-E,东镇,East Town,T1,120.92", "T1-E,东镇,East Town,T1,121.92", "towns.csv", 3, "longitude：东镇 (121.92, 32) 在城市轮廓之外；请改正坐标（WGS 84，先经度后纬度）或轮廓", "longitude: East Town (121.92, 32) is outside the city's outline; correct the place (WGS 84, longitude before latitude) or the outline" },
        { "towns.csv", "T1-E,东镇,East Town,T1,", "T1-E,东镇,East Town,T2,", "towns.csv", 3, "county：没有编码为 'T2' 的县区；是不是“T1”？", "county: there is no county with the code 'T2'; did you mean 'T1'?" },
        { "towns.csv", "T1-E,东镇", "T1-W,东镇", "towns.csv", 3, "code：镇街编码 T1-W 与 towns.csv:2 重复", "code: the town code T1-W is already used in towns.csv:2" },
        { "towns.csv", "120.92,32.0", "120.885,32.0", "towns.csv", 3, "longitude：与第 2 行的镇街在同一处，无法划分辖区", "longitude: is at the same place as the town in line 2, so their territories cannot be told apart" },
        { "towns.csv", "12000,subdistrict", "12000,street", "towns.csv", 2, "kind：不认识 'street'；可用的有：subdistrict、town", "kind: has an unknown word 'street'; known: subdistrict, town" },
        { "towns.csv", "6000,town", "-6000,town", "towns.csv", 3, "population：应是 1 到 100000000 的整数，实际是 '-6000'", "population: must be a whole number from 1 to 100000000, found '-6000'" },
        { "towns.csv", "population,kind", "populaton,kind", "towns.csv", 1, "不认识的列 populaton；是不是“population”？", "unknown column populaton; did you mean 'population'?" },
        { "towns.csv", ",12000,subdistrict", ",subdistrict", "towns.csv", 2, "这一行有 7 列，表头有 8 列", "this row has 7 fields but the header has 8" },
        { "towns.csv", "West Subdistrict", "\"West\" Subdistrict", "towns.csv", 2, "引号不成对；含逗号或引号的文字请整体加双引号", "a quotation mark is out of place; put double quotes around a text that contains commas or quotes" },
        { "outline.csv", "120.94,31.97\n120.95,32.00\n120.94,32.03", "120.94,32.03\n120.95,32.00\n120.94,31.97", "outline.csv", 2, "轮廓自相交或面积为零；请按顺序绕行一周", "the outline crosses itself or has no area; list its points in order around the city" },
        { "counties.csv", "Toy District,120.89,32.0\n", "Toy District,120.89,32.0\nT2,空区,Empty District,120.9,32.0\n", "counties.csv", 3, "code：空区没有镇街；请在镇街表中至少写一个 county 为 T2 的镇街", "code: Empty District has no town; list at least one town whose county is T2" },
        { "cells.csv", "T1-W,120.880,32.010", "T1-E,120.880,32.010", "cells.csv", 2, "longitude：网格不在 东镇 的辖区内", "longitude: the cell lies outside the territory of East Town" },
        { "cells.csv", "W-MARKET,", "W-STATION,", "cells.csv", 3, "code：网格编码 W-STATION 与 cells.csv:2 重复", "code: the cell code W-STATION is already used in cells.csv:2" },
        { "departments.csv", "PSB,公安局,Public Security Bureau,yes", "PSB,公安局,Public Security Bureau,maybe", "departments.csv", 2, "resident：应是 yes 或 no，实际是 'maybe'", "resident: must be yes or no, found 'maybe'" },
        { "departments.csv", "EMER,", "EMERG,", "matters.csv", 14, "departments：没有编码为 'EMER' 的部门；是不是“EMERG”？", "departments: there is no department with the code 'EMER'; did you mean 'EMERG'?" },
        { "low_points.csv", "Market Crossing,crossing,120.889,31.989,800,8000,0.85,42,4,800,", "Market Crossing,crossing,120.889,31.989,800,8000,0.85,42,4,800,MARKET-ESTATE", "low_points.csv", 3, "lower：低处邻点成环：MARKET-ESTATE → MARKET-CROSSING → MARKET-ESTATE；水不能往回流，请清空其中一个 lower", "lower: the lower neighbours run in a circle: MARKET-ESTATE → MARKET-CROSSING → MARKET-ESTATE; water cannot run back, so empty one of the 'lower'" },
        { "low_points.csv", "8000,0.85", "8000,1.85", "low_points.csv", 4, "runoff：应是 0.01 到 1 的数，实际是 '1.85'", "runoff: must be a number from 0.01 to 1, found '1.85'" },
        { "sensors.csv", "31.986,WHARF-CROSSING", "31.986,WHARF-CROSING", "sensors.csv", 7, "low-point：没有编码为 'WHARF-CROSING' 的易涝点；是不是“WHARF-CROSSING”？", "low-point: there is no low point with the code 'WHARF-CROSING'; did you mean 'WHARF-CROSSING'?" },
        { "sensors.csv", "120.885,32.001,", "120.885,32.001,FARM-ESTATE", "sensors.csv", 2, "low-point：雨量站不对应易涝点，请留空", "low-point: a rain gauge watches no low point; leave this empty" },
        { "sites.csv", "sluice,120.865,32.0", "sluice,32.0,120.865", "sites.csv", 4, "latitude：应是 -85 到 85 的数，实际是 '120.865'", "latitude: must be a number from -85 to 85, found '120.865'" },
        { "sites.csv", "West Sluice,sluice", "West Sluice,slice", "sites.csv", 4, "kind：不认识 'slice'；是不是“sluice”？", "kind: has an unknown word 'slice'; did you mean 'sluice'?" },
        { "officers.csv", "W-STATION,no,night", "W-STATIN,no,night", "officers.csv", 2, "cell：没有编码为 'W-STATIN' 的网格；是不是“W-STATION”？", "cell: there is no cell with the code 'W-STATIN'; did you mean 'W-STATION'?" },
        { "officers.csv", "STATION-GUARD", "W-STATION-G1", "officers.csv", 2, "code：人员编码 W-STATION-G1 与 自动生成的编码 重复", "code: the officer code W-STATION-G1 is already used in the generated codes" },
        { "squads.csv", ",5\n", ",0\n", "squads.csv", 2, "people：应是 1 到 1000 的整数，实际是 '0'", "people: must be a whole number from 1 to 1000, found '0'" },
    };

    /// <summary>A column of the matter in line 2, its new value, and the messages.</summary>
    public static TheoryData<string, string, string, string> MatterMistakes => new()
    {
        { "departments", "HRS", "departments：没有编码为 'HRS' 的部门；是不是“HRSS”？", "departments: there is no department with the code 'HRS'; did you mean 'HRSS'?" },
        { "departments", "HRSS;HRSS", "departments：同一部门写了两次", "departments: the same department is named twice" },
        { "accept", "-30 min", "accept：时长不能为负（工作时间写 4 work-h 或 5 work-d，没有时限写 -），实际是 '-30 min'", "accept: a duration cannot be negative (working time is written 4 work-h or 5 work-d, no limit as -), found '-30 min'" },
        { "close", "3 weeks", "close：不认识的时间单位“weeks”；可用 ms、s、min、h、d（工作时间写 4 work-h 或 5 work-d，没有时限写 -），实际是 '3 weeks'", "close: unknown unit of time 'weeks'; use ms, s, min, h or d (working time is written 4 work-h or 5 work-d, no limit as -), found '3 weeks'" },
        { "close", "-", "close：必须有时限，如 30 min 或 4 work-h", "close: needs a limit, such as 30 min or 4 work-h" },
        { "close", "9000 d", "close：时限应大于 0、不超过 366 天，没有时限写 -，实际是 '9000 d'", "close: a limit is above 0 and at most 366 days, no limit is written -, found '9000 d'" },
        { "field", "hotlin", "field：不认识 'hotlin'；是不是“hotline”？", "field: has an unknown word 'hotlin'; did you mean 'hotline'?" },
        { "asks", "consult!", "asks：不认识 'consult!'；是不是“consult”？", "asks: has an unknown word 'consult!'; did you mean 'consult'?" },
        { "priority", "V", "priority：应是 I、II、III 或 IV，实际是 'V'", "priority: must be I, II, III or IV, found 'V'" },
        { "work-minutes", "-5", "work-minutes：应是 0 到 100000 的数，实际是 '-5'", "work-minutes: must be a number from 0 to 100000, found '-5'" },
        { "direct-answer", "120%", "direct-answer：应是 0% 到 100% 的比例（如 30% 或 0.3），实际是 '120%'", "direct-answer: must be a share from 0% to 100% (30% or 0.3), found '120%'" },
        { "requests-per-100k", "1e9", "requests-per-100k：应是 0 到 100000 的数，实际是 '1e9'", "requests-per-100k: must be a number from 0 to 100000, found '1e9'" },
        { "zh", "", "zh：不能为空", "zh: must not be empty" },
        { "code", "01 01", "code：编码只能用字母、数字、点和连字符，最多 40 个，实际是 '01 01'", "code: a code is at most 40 letters, digits, points and hyphens, found '01 01'" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Mistake_is_named_with_file_line_and_remedy(string file, string old, string by, string where, int line, string zh, string en)
    {
        using var copy = new CityCopy();
        Expect(copy.Change(file, old, by), where, line, zh, en);
    }

    [Theory]
    [MemberData(nameof(MatterMistakes))]
    public void Mistake_in_the_catalogue_is_named_with_line_and_column(string column, string by, string zh, string en)
    {
        using var copy = new CityCopy();
        var lines = File.ReadAllLines(Path.Combine(copy.Folder, "matters.csv"));
        var fields = lines[1].Split(',');
        fields[Array.IndexOf(lines[0].Split(','), column)] = by;
        lines[1] = string.Join(',', fields);
        Expect(copy.Write("matters.csv", string.Join('\n', lines)), "matters.csv", 2, zh, en);
    }

    [Fact]
    public void Empty_table_is_refused()
    {
        using var copy = new CityCopy();
        Expect(copy.Write("sites.csv", ""), "sites.csv", 0, "文件是空的；第一行应是表头", "the file is empty; the first line must name the columns");
    }

    [Fact]
    public void Table_with_a_header_and_nothing_else_is_refused()
    {
        using var copy = new CityCopy();
        Expect(copy.Write("counties.csv", "code,zh,en,longitude,latitude\n"), "counties.csv", 1, "表里只有表头，没有一行数据；请至少写一行，或删去对这个文件的引用", "the table has a header but no rows; write at least one row, or remove the reference to this file");
    }

    [Fact]
    public void More_counties_than_any_city_has_are_refused()
    {
        using var copy = new CityCopy();
        var rows = Enumerable.Range(1, 201).Select(n => $"T{n},区{n},District {n},120.89,32.0");
        Expect(copy.Write("counties.csv", "code,zh,en,longitude,latitude\n" + string.Join('\n', rows)), "counties.csv", 202, "县区太多：有 201 个，最多 200 个", "too many counties: 201, at most 200 are allowed");
    }

    [Fact]
    public void More_people_than_any_city_has_are_refused()
    {
        using var copy = new CityCopy();
        copy.Change("towns.csv", "12000", "90000000").Change("towns.csv", "6000,town", "60000001,town");
        Expect(copy, "towns.csv", 3, "population：到这一行人口合计 150000001，最多 150000000", "population: with this row the city has 150000001 people, at most 150000000 are allowed");
    }

    [Fact]
    public void Sum_over_counties_is_bounded_too()
    {
        using var copy = new CityCopy("nantong");
        copy.Change("city.yaml", "generate: 4992", "generate: 200000");
        Expect(copy, "city.yaml", 15, "cells.generate：合计 200908 个，最多 200000 个", "cells.generate: 200908 in all, at most 200000 are allowed");
    }

    [Fact]
    public void Directory_instead_of_a_table_is_refused()
    {
        using var copy = new CityCopy();
        Directory.CreateDirectory(Path.Combine(copy.Delete("towns.csv").Folder, "towns.csv"));
        Expect(copy, "towns.csv", 0, "这是文件夹，请给出 CSV 文件", "this is a directory; name a CSV file");
    }

    [Fact]
    public void Table_that_is_not_text_is_refused()
    {
        using var copy = new CityCopy();
        File.WriteAllBytes(Path.Combine(copy.Folder, "towns.csv"), [0x63, 0xff, 0xfe, 0x00]);
        Expect(copy, "towns.csv", 0, "不是 UTF-8 文本，请另存为 UTF-8", "it is not UTF-8 text; save it as UTF-8");
    }

    [Fact]
    public void Unknown_city_is_refused_with_the_nearest_name()
    {
        var error = Should.Throw<DefinitionException>(() => CityFiles.Load("nantnog"));
        error.Zh.ShouldBe("没有这个城市；是不是“nantong”？");
        error.En.ShouldBe("there is no such city; did you mean 'nantong'?");
    }

    [Fact]
    public void Folder_without_a_city_is_refused()
    {
        using var folder = new TemporaryFolder();
        var error = Should.Throw<DefinitionException>(() => CityFiles.Load(folder.Path));
        error.File.ShouldBe(folder.Path);
        error.En.ShouldBe("this directory holds no city.yaml");
        error.Zh.ShouldBe("这个文件夹里没有 city.yaml");
    }

    private static void Expect(CityCopy copy, string file, int line, string zh, string en)
    {
        var error = Should.Throw<DefinitionException>(copy.Load);
        error.En.ShouldBe(en);
        error.Zh.ShouldBe(zh);
        error.File.ShouldBe(Path.Combine(copy.Folder, file));
        error.Line.ShouldBe(line);
    }
}
