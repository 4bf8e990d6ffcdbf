using System.Runtime.CompilerServices;

namespace Liandong.Twins.Time;

/// <summary>
/// Logarithm, exponential and sine from + − × ÷ alone, so that every machine gets the same last bit (the platform's differ between
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

    /// <summary>The sine of <paramref name="halfTurns"/> × π; every whole number gives exactly 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is infinite or not a number.</exception>
    public static double SinPi(double halfTurns)
    {
        if (!double.IsFinite(halfTurns)) ThrowOutside(halfTurns);
        // Into one turn, then into the quarter around zero: both are exact.
        var x = halfTurns - (2 * Math.Round(halfTurns / 2));
        var size = Math.Abs(x) > 0.5 ? 1 - Math.Abs(x) : Math.Abs(x);
        var sine = size <= 0.25 ? SineNear(size * Math.PI) : CosineNear((0.5 - size) * Math.PI);
        return x < 0 ? -sine : sine;
    }

    /// <summary>The cosine of <paramref name="halfTurns"/> × π.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is infinite or not a number.</exception>
    public static double CosPi(double halfTurns) => SinPi(halfTurns + 0.5);

    // Up to π/4.
    private static double SineNear(double x)
    {
        var z = x * x;
        return x + (x * z * (-1.66666666666666324348e-01 + (z * (8.33333333332248946124e-03 + (z * (-1.98412698298579493134e-04 + (z * (2.75573137070700676789e-06 + (z * (-2.50507602534068634195e-08 + (z * 1.58969099521155010221e-10)))))))))));
    }

    private static double CosineNear(double x)
    {
        var z = x * x;
        return 1 - ((0.5 * z) - (z * z * (4.16666666666666019037e-02 + (z * (-1.38888888888741095749e-03 + (z * (2.48015872894767294178e-05 + (z * (-2.75573143513906633035e-07 + (z * (2.08757232129817482790e-09 + (z * -1.13596475577881948265e-11))))))))))));
    }

    private static double TwoTo(int k) => BitConverter.Int64BitsToDouble((long)(k + 1023) << 52);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowOutside(double x) => throw new ArgumentOutOfRangeException(nameof(x), x, "Outside the function's domain.");
}
