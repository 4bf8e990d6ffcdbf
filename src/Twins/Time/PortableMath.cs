using System.Runtime.CompilerServices;

namespace Liandong.Twins.Time;

/// <summary>
/// Logarithm and exponential from + − × ÷ alone, so that every machine gets the same last bit (the platform's differ between
/// C libraries and processors). The reductions and polynomials are those of fdlibm (Sun Microsystems 1993); errors below 1 ulp.
/// </summary>
public static class PortableMath
{
    private const double Ln2High = 6.93147180369123816490e-01;
    private const double Ln2Low = 1.90821492927058770002e-10;

    /// <summary>The natural logarithm of a finite number above 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is zero, negative, infinite or not a number.</exception>
    public static double Log(double x)
    {
        if (!(x > 0) || double.IsInfinity(x)) ThrowOutside(x);
        var shift = 0;
        if (x < 2.2250738585072014e-308)
        {
            x *= 18014398509481984.0;
            shift = -54;
        }

        var bits = BitConverter.DoubleToInt64Bits(x);
        var high = (int)(bits >> 32);
        shift += (high >> 20) - 1023;
        high &= 0x000fffff;
        var carry = (high + 0x95f64) & 0x100000;
        shift += carry >> 20;
        var f = BitConverter.Int64BitsToDouble(((long)(high | (carry ^ 0x3ff00000)) << 32) | (bits & 0xffffffff)) - 1.0;
        var s = f / (2.0 + f);
        var z = s * s;
        var w = z * z;
        var even = w * (3.999999999940941908e-01 + (w * (2.222219843214978396e-01 + (w * 1.531383769920937332e-01))));
        var odd = z * (6.666666666666735130e-01 + (w * (2.857142874366239149e-01 + (w * (1.818357216161805012e-01 + (w * 1.479819860511658591e-01))))));
        var half = 0.5 * f * f;
        return (shift * Ln2High) - (half - ((s * (half + even + odd)) + (shift * Ln2Low)) - f);
    }

    /// <summary>e to the power of <paramref name="x"/>; 0 below −745.2 and infinity above 709.8.</summary>
    public static double Exp(double x)
    {
        if (double.IsNaN(x)) ThrowOutside(x);
        if (x > 709.782712893384) return double.PositiveInfinity;
        if (x < -745.1332191019411) return 0;
        var k = (int)((x * 1.44269504088896338700) + (x < 0 ? -0.5 : 0.5));
        var high = x - (k * Ln2High);
        var low = k * Ln2Low;
        var r = high - low;
        var t = r * r;
        var c = r - (t * (1.66666666666666019037e-01 + (t * (-2.77777777770155933842e-03 + (t * (6.61375632143793436117e-05 + (t * (-1.65339022054652515390e-06 + (t * 4.13813679705723846039e-08)))))))));
        var y = 1.0 - (low - (r * c / (2.0 - c)) - high);
        if (k > 1023) return y * TwoTo(1023) * 2;
        return k > -1022 ? y * TwoTo(k) : y * TwoTo(k + 64) * TwoTo(-64);
    }

    /// <summary><paramref name="x"/> (above 0) to the power of <paramref name="y"/>, as Exp(y · Log(x)).</summary>
    public static double Pow(double x, double y) => Exp(y * Log(x));

    private static double TwoTo(int k) => BitConverter.Int64BitsToDouble((long)(k + 1023) << 52);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowOutside(double x) => throw new ArgumentOutOfRangeException(nameof(x), x, "Outside the function's domain.");
}
