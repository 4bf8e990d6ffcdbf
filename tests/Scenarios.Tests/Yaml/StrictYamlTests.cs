using System.Text;
using CsCheck;
using Liandong.Scenarios.Yaml;

namespace Liandong.Scenarios.Tests.Yaml;

public class StrictYamlTests
{
    [Theory]
    [InlineData("", 0, "空", "empty")]
    [InlineData("   \n\n", 0, "空", "empty")]
    [InlineData("# nothing but this\n", 0, "注释", "comments")]
    [InlineData("a: 1\nb:\n\tc: 2\n", 3, "制表符", "tab")]
    [InlineData("a: [1, 2\nb: 3\n", 1, "语法", "syntax")]
    [InlineData("a: 1\nb: 'open\n", 2, "语法", "syntax")]
    [InlineData("a: 1\nb: 2\na: 3\n", 3, "重复", "twice")]
    [InlineData("- a\n- b\n", 1, "最外层", "outermost")]
    [InlineData("just words\n", 1, "最外层", "outermost")]
    [InlineData("a: 1\n---\nb: 2\n", 3, "一个", "one YAML document")]
    [InlineData("a: &here 1\nb: *here\n", 1, "锚点", "anchors")]
    [InlineData("a: &loop\n  b: *loop\n", 1, "锚点", "anchors")]
    public void What_is_not_one_plain_mapping_is_refused_with_its_line(string text, int line, string zh, string en)
    {
        var error = Should.Throw<DefinitionException>(() => StrictYaml.LoadText(text, "city.yaml"));
        error.Line.ShouldBe(line);
        error.Zh.ShouldContain(zh);
        error.En.ShouldContain(en);
        error.Message.ShouldStartWith(line == 0 ? "city.yaml: " : $"city.yaml:{line}: ");
        error.Message.ShouldEndWith($"{error.Zh} / {error.En}");
    }

    [Fact]
    public void Whatever_the_text_is_it_is_read_or_refused_by_name() =>
        Gen.Char["ab:-[]{}&*!|>'\"#%@`, \n\t\\?0"].Array[0, 40].Select(characters => new string(characters)).Sample(
            text =>
            {
                try
                {
                    StrictYaml.LoadText(text, "any").Keys.ShouldNotBeNull();
                }
                catch (DefinitionException error)
                {
                    error.Message.ShouldStartWith("any");
                }
            },
            iter: 20_000);

    [Fact]
    public void Endless_nesting_is_refused_before_a_tree_is_built()
    {
        var text = "a: " + new string('[', 100_000);
        Should.Throw<DefinitionException>(() => StrictYaml.LoadText(text, "deep")).En.ShouldContain("nested too deeply");
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        var error = Should.Throw<DefinitionException>(() => StrictYaml.LoadFile("no/such/file.yaml"));
        error.Message.ShouldBe("no/such/file.yaml: 文件不存在 / no such file");
    }

    [Fact]
    public void A_directory_is_not_a_file()
    {
        using var folder = new TemporaryFolder();
        Should.Throw<DefinitionException>(() => StrictYaml.LoadFile(folder.Path)).En.ShouldContain("directory");
    }

    [Fact]
    public void A_file_above_ten_megabytes_is_not_read()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("large.yaml", "");
        using (var file = File.OpenWrite(path)) file.SetLength(StrictYaml.LargestFile + 1);
        var error = Should.Throw<DefinitionException>(() => StrictYaml.LoadFile(path));
        error.Zh.ShouldContain("最大 10 MB");
        error.En.ShouldContain("CSV");
    }

    [Fact]
    public void A_file_that_is_not_utf8_says_so()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("gbk.yaml", "");
        File.WriteAllBytes(path, [.. Encoding.ASCII.GetBytes("name: "), 0xC4, 0xCF, 0xCD, 0xA8]);
        Should.Throw<DefinitionException>(() => StrictYaml.LoadFile(path)).En.ShouldContain("UTF-8");
    }

    [Fact]
    public void Refused_permission_and_other_trouble_with_the_disk_are_told_apart()
    {
        StrictYaml.Unreadable("x", new UnauthorizedAccessException()).Message.ShouldBe("x: 没有读取权限 / no permission to read it");
        StrictYaml.Unreadable("x", new IOException("bad sector")).En.ShouldContain("bad sector");
    }

    [Fact]
    public void A_file_with_a_byte_order_mark_and_windows_lines_is_read()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("windows.yaml", "");
        File.WriteAllText(path, "name: 海安\r\nsize: 3\r\n", new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        StrictYaml.LoadFile(path).Text("name").ShouldBe("海安");
    }
}
