using System.Runtime.CompilerServices;
using Newtonsoft.Json;

namespace DefenderXdr.Json;

/// <summary>One string for each member name of a body, however often it occurs there. Of a bounded size: names can be data, too.</summary>
internal sealed class JsonNames : JsonNameTable
{
    private const int Slots = 2048;
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
