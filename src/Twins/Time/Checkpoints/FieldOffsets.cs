using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace Liandong.Twins.Time.Checkpoints;

/// <summary>
/// Where fields lie in an object. The runtime arranges them as it likes and does not say how, so a small method is compiled for each type
/// that measures it. With the offsets all fields of an object are copied in one loop, which reflection could not do in time.
/// </summary>
internal static class FieldOffsets
{
    private static readonly FieldInfo FirstByte = typeof(AnyObject).GetField(nameof(AnyObject.First))!;

    /// <summary>The place that all offsets of an object are counted from.</summary>
    public static ref byte BasisOf(object owner) => ref Unsafe.As<AnyObject>(owner).First;

    /// <summary>The offset of the field at the end of each path, which leads from the class through structs.</summary>
    public static int[] Of(Type owner, IReadOnlyList<FieldInfo[]> paths)
    {
        var method = new DynamicMethod("OffsetsOf" + owner.Name, null, [typeof(object), typeof(int[])], typeof(FieldOffsets).Module, skipVisibility: true);
        var code = method.GetILGenerator();
        for (var i = 0; i < paths.Count; i++)
        {
            code.Emit(OpCodes.Ldarg_1);
            code.Emit(OpCodes.Ldc_I4, i);
            code.Emit(OpCodes.Ldarg_0);
            code.Emit(OpCodes.Castclass, owner);
            foreach (var field in paths[i]) code.Emit(OpCodes.Ldflda, field);
            code.Emit(OpCodes.Ldarg_0);
            code.Emit(OpCodes.Ldflda, FirstByte);
            code.Emit(OpCodes.Sub);
            code.Emit(OpCodes.Conv_I4);
            code.Emit(OpCodes.Stelem_I4);
        }

        code.Emit(OpCodes.Ret);
        var offsets = new int[paths.Count];
        method.CreateDelegate<Action<object, int[]>>()(RuntimeHelpers.GetUninitializedObject(owner), offsets);
        return offsets;
    }

    // Any object seen as its first byte; never made.
    private sealed class AnyObject
    {
        public byte First;
    }
}
