using System.Runtime.CompilerServices;
using Newtonsoft.Json;

namespace DefenderXdr.Json;

/// <summary>
/// One string for each member name, however often it occurs in whichever body. Of a bounded size: names can be data, too. Shared by all threads:
/// a slot holds a whole string, this one or that, and who finds another makes a new one.
/// </summary>
internal sealed class JsonNames : JsonNameTable
{
    private const int Slots = 2048;

    public static readonly JsonNames Shared = new();

    private readonly string?[] names = new string?[Slots];

    /// <inheritdoc/>
    [MethodImpl(JitOptions.Hot)]
    public override string? Get(char[] key, int start, int length)
    {
        if (length == 0) return "";

        var hash = length;
        for (var i = start; i < start + length; i++) hash = hash * 31 + key[i];
        var slot = (hash ^ (hash >> 15)) & (Slots - 1);

        // A name that lost its slot to another is simply made anew.
        var known = names[slot];
        if (known is not null && Same(known, key, start, length)) return known;
        return names[slot] = new string(key, start, length);
    }

    [MethodImpl(JitOptions.Hot)]
    private static bool Same(string name, char[] key, int start, int length)
    {
        if (name.Length != length) return false;
        for (var i = 0; i < length; i++)
            if (name[i] != key[start + i]) return false;
        return true;
    }
}
