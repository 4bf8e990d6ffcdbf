using Liandong.Client;

namespace Liandong.Repo.Tests;

/// <summary>Every command that the front page shows is one that the command line understands.</summary>
public class ReadmeRules
{
    private const string Program = "./liandong";

    public static TheoryData<string> Pages => ["README.md", "README.zh-CN.md"];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_command_of_the_page_is_understood(string page)
    {
        foreach (var command in Commands(page))
        {
            var errors = CommandLine.Root().Parse(command[Program.Length..].Trim()).Errors;
            errors.ShouldBeEmpty($"{page} shows '{command}'");
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_page_shows_the_two_commands_that_matter(string page)
    {
        Commands(page).ShouldContain(command => command.StartsWith(Program + " run ", StringComparison.Ordinal));
        File.ReadLines(Repository.PathOf(page)).ShouldContain(line => line.Trim() == "./test");
    }

    private static List<string> Commands(string page) =>
        [.. File.ReadLines(Repository.PathOf(page)).Select(line => line.Split('#')[0].Trim()).Where(line => line.StartsWith(Program, StringComparison.Ordinal) && line is not "./liandong.cmd")];
}
