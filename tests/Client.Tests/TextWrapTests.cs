using CsCheck;
using Liandong.Client.Screens;

namespace Liandong.Client.Tests;

public class TextWrapTests
{
    [Fact]
    public void Chinese_takes_two_columns_and_punctuation_stays_with_what_it_closes()
    {
        TextWrap.Width("积水 12 mm").ShouldBe(10);
        TextWrap.Lines("积水点清除，工单结案。", 10).ShouldBe(["积水点清", "除，工单结", "案。"]);
        TextWrap.Lines("No order waits", 9).ShouldBe(["No order", "waits"]);
        TextWrap.Padded("镇", 4).ShouldBe("镇  ");
    }

    [Fact]
    public void A_number_stays_with_its_unit() => TextWrap.Lines("共有服务商 50 家仍在", 13).ShouldBe(["共有服务商", "50 家仍在"]);

    [Fact]
    public void Wrapping_loses_nothing_and_keeps_to_the_columns() =>
        Gen.String[Gen.Char["积水点 ab1"], 0, 60].Select(Gen.Int[6, 30]).Sample(sample =>
        {
            var (text, columns) = sample;
            var lines = TextWrap.Lines(text, columns);
            string.Concat(lines).Replace(" ", "", StringComparison.Ordinal).ShouldBe(text.Replace(" ", "", StringComparison.Ordinal));
            lines.ShouldAllBe(line => TextWrap.Width(line) <= columns || IsWhole(line) || HoldsNumberWithUnit(line));
        });

    private static bool IsWhole(string line) => line.All(char.IsAsciiLetterOrDigit);

    private static bool HoldsNumberWithUnit(string line) => line.Length > 2 && Enumerable.Range(0, line.Length - 2).Any(at => char.IsAsciiDigit(line[at]) && line[at + 1] == ' ' && line[at + 2] > 0x2E80);
}
