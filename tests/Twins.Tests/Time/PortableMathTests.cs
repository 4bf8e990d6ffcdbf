using CsCheck;
using Liandong.Twins.Time;

namespace Liandong.Twins.Tests.Time;

public sealed class PortableMathTests
{
    [Fact]
    public void Log_is_within_two_units_of_the_platform_over_all_positive_numbers() =>
        Gen.Long[1, BitConverter.DoubleToInt64Bits(double.MaxValue)].Select(BitConverter.Int64BitsToDouble).Sample(x => UnitsApart(PortableMath.Log(x), Math.Log(x)) <= 2, iter: 200_000);

    [Fact]
    public void Log_is_within_two_units_of_the_platform_near_one() =>
        Gen.Double[0.5, 2].Sample(x => UnitsApart(PortableMath.Log(x), Math.Log(x)) <= 2, iter: 200_000);

    [Fact]
    public void Exp_is_within_two_units_of_the_platform() =>
        Gen.OneOf(Gen.Double[-708, 709.7], Gen.Double[-1, 1]).Sample(x => UnitsApart(PortableMath.Exp(x), Math.Exp(x)) <= 2, iter: 200_000);

    [Fact]
    public void Exp_keeps_the_meaning_of_its_ends()
    {
        PortableMath.Exp(710).ShouldBe(double.PositiveInfinity);
        PortableMath.Exp(-746).ShouldBe(0);
        PortableMath.Exp(0).ShouldBe(1);
        PortableMath.Exp(-740).ShouldBe(Math.Exp(-740), 1e-322);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(-1.0)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Log_outside_its_domain_is_a_programmer_error(double x) => Should.Throw<ArgumentOutOfRangeException>(() => PortableMath.Log(x));

    [Fact]
    public void Exp_of_no_number_is_a_programmer_error() => Should.Throw<ArgumentOutOfRangeException>(() => PortableMath.Exp(double.NaN));

    [Fact]
    public void SinPi_is_within_two_units_of_the_platform_and_exact_at_whole_and_half_turns()
    {
        Gen.OneOf(Gen.Double[-0.5, 0.5], Gen.Double[-40, 40]).Sample(x => Math.Abs(PortableMath.SinPi(x) - Math.Sin(Math.IEEERemainder(x, 2) * Math.PI)) < 4e-16, iter: 200_000);
        Gen.Double[-40, 40].Sample(x => Math.Abs(PortableMath.CosPi(x) - Math.Cos(Math.IEEERemainder(x, 2) * Math.PI)) < 3e-14, iter: 50_000);
        for (var turns = -9; turns <= 9; turns++)
        {
            PortableMath.SinPi(turns).ShouldBe(0);
            PortableMath.SinPi(turns + 0.5).ShouldBe(turns % 2 == 0 ? 1 : -1);
        }

        Should.Throw<ArgumentOutOfRangeException>(() => PortableMath.SinPi(double.PositiveInfinity));
    }

    // The last bits of fdlibm's polynomials: a processor or compiler that fuses or reorders them shows here.
    [Theory]
    [InlineData(0.680478, 0xbfd8a32e5f698744)]
    [InlineData(4.238694, 0x3ff71bab57fa7bf7)]
    [InlineData(3.821235, 0x3ff572fd6015ddf8)]
    [InlineData(4.696354, 0x3ff8bfa32986f87a)]
    [InlineData(2.547048, 0x3fedeafce466e336)]
    [InlineData(2.51617, 0x3fed8711a41fa2d2)]
    public void Log_is_pinned_to_the_last_bit(double x, ulong bits) => BitConverter.DoubleToUInt64Bits(PortableMath.Log(x)).ShouldBe(bits);

    [Theory]
    [InlineData(10.820926, 0x40e8712d662e8acc)]
    [InlineData(1.584698, 0x401382e2bc783e83)]
    [InlineData(14.411591, 0x413bb1cee0df9796)]
    [InlineData(19.283066, 0x41ac3d0440fc536a)]
    [InlineData(11.346209, 0x40f4aa3f50ee6c6c)]
    [InlineData(4.939578, 0x406176c2cc170fc0)]
    public void Exp_is_pinned_to_the_last_bit(double x, ulong bits) => BitConverter.DoubleToUInt64Bits(PortableMath.Exp(x)).ShouldBe(bits);

    private static long UnitsApart(double left, double right) => Math.Abs(BitConverter.DoubleToInt64Bits(left) - BitConverter.DoubleToInt64Bits(right));
}
