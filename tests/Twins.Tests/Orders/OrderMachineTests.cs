using Liandong.Twins.Orders;

namespace Liandong.Twins.Tests.Orders;

public class OrderMachineTests
{
    // One line a state, one column a command; the state that follows, or a dot where the state refuses.
    private const string Table = """
                  File  Dispatch   Accept   Return Arrive  Finish  Pass     Fail       Close  Defer      Escalate   Supervise  Merge      Urge       Assist     CallOff
        Reported  Filed .          .        .      .       .       .        .          .      .          .          .          .          .          .          .
        Filed     .     Dispatched .        .      .       .       .        .          .      Filed      Filed      Filed      Filed      Filed      .          Handled
        Dispatched .    .          Accepted Filed  .       .       .        .          .      Dispatched Dispatched Dispatched Dispatched Dispatched Dispatched Handled
        Accepted  .     .          .        Filed  OnScene Handled .        .          .      Accepted   Accepted   Accepted   Accepted   Accepted   Accepted   Handled
        OnScene   .     .          .        Filed  .       Handled .        .          .      OnScene    OnScene    OnScene    OnScene    OnScene    OnScene    .
        Handled   .     .          .        .      .       .       Verified Dispatched .      Handled    Handled    Handled    Handled    Handled    .          .
        Verified  .     .          .        .      .       .       Verified Dispatched Closed Verified   Verified   Verified   Verified   Verified   .          .
        Closed    .     .          .        .      .       .       .        .          .      .          .          .          .          .          .          .
        """;

    public static TheoryData<OrderState, OrderCommand, OrderState?> Pairs
    {
        get
        {
            var lines = Table.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToArray();
            var pairs = new TheoryData<OrderState, OrderCommand, OrderState?>();
            foreach (var line in lines[1..])
            {
                for (var i = 0; i < lines[0].Length; i++)
                {
                    pairs.Add(Enum.Parse<OrderState>(line[0]), Enum.Parse<OrderCommand>(lines[0][i]), line[i + 1] == "." ? null : Enum.Parse<OrderState>(line[i + 1]));
                }
            }

            return pairs;
        }
    }

    [Theory, MemberData(nameof(Pairs))]
    public void Every_state_answers_every_command_as_the_table_says(OrderState state, OrderCommand command, OrderState? next) =>
        OrderMachine.Next(state, command).ShouldBe(next);

    [Fact]
    public void The_table_leaves_out_no_pair() =>
        Pairs.Count.ShouldBe(Enum.GetValues<OrderState>().Length * Enum.GetValues<OrderCommand>().Length);
}
