using Liandong.Twins.Time;

namespace Liandong.Twins.Tests.Time;

public class StateWriterTests
{
    [Fact]
    public void Where_a_list_ends_counts() => DigestOf([1], [2, 3]).ShouldNotBe(DigestOf([1, 2], [3]));

    [Fact]
    public void An_empty_list_counts() => DigestOf(Array.Empty<int>()).ShouldNotBe(DigestOf());

    [Fact]
    public void Every_item_of_a_long_list_counts()
    {
        int[] many = [.. Enumerable.Range(0, 100)];
        for (var i = 0; i < many.Length; i++)
        {
            int[] changed = [.. many];
            changed[i] = -1;
            DigestOf(changed).ShouldNotBe(DigestOf(many));
        }
    }

    [Fact]
    public void Two_streams_of_random_numbers_that_have_been_drawn_equally_far_are_two_states()
    {
        var (one, other) = (new Chance(1, 2, 3), new Chance(1, 2, 4));

        Written(state => state.Write("chance", in one)).ShouldNotBe(Written(state => state.Write("chance", in other)));
    }

    [Fact]
    public void People_are_shown_how_long_a_list_is_and_its_first_items()
    {
        var text = new TextStateWriter();
        text.Write("crews", [5, 6, 7, 8], static (item, pumps) => item.Write("pumps", pumps));
        text.Write("level", 2);

        text.ToString().ShouldBe("crews: 4\ncrews[1].pumps: 5\ncrews[2].pumps: 6\ncrews[3].pumps: 7\nlevel: 2\n");
    }

    [Fact]
    public void A_list_in_an_item_goes_on_with_the_item_behind_it()
    {
        var text = new TextStateWriter();
        int[][] points = [[1], [2, 3]];
        text.Write("points", points, static (item, crews) =>
        {
            item.Write("crews", crews, static (inner, crew) => inner.Write("crew", crew));
            item.Write("depth", crews.Length * 10);
        });

        text.ToString().ShouldBe("points: 2\npoints[1].crews: 1\npoints[1].crews[1].crew: 1\npoints[1].depth: 10\npoints[2].crews: 2\npoints[2].crews[1].crew: 2\npoints[2].crews[2].crew: 3\npoints[2].depth: 20\n");
    }

    private static Digest DigestOf(params int[][] lists) => Written(state =>
    {
        foreach (var list in lists) state.Write("list", list, static (item, value) => item.Write("value", value));
    });

    private static Digest Written(Action<StateWriter> write)
    {
        var chain = new DigestChain();
        write(new DigestStateWriter(chain));
        return chain.Value;
    }
}
