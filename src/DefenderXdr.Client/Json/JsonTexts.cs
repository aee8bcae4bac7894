using System.Runtime.CompilerServices;
#if NET
using System.Runtime.InteropServices;
#endif

namespace DefenderXdr.Json;

/// <summary>
/// One string for a value that comes again soon: words, devices, users, dates. Most of what lists say, they say many times, and who keeps them keeps
/// it once. Of a bounded size, and shared by all threads: a slot holds a whole string, this one or that.
/// </summary>
internal sealed class JsonTexts
{
    // What is longer is seldom said twice.
    private const int Longest = 64;
    private const int Slots = 4096;

    public static readonly JsonTexts Shared = new();

    private readonly string?[] texts = new string?[Slots];

    /// <summary>The string that so many characters spell.</summary>
    [MethodImpl(JitOptions.Hot)]
    public string Get(char[] chars, int start, int length)
    {
        if (length == 0) return "";
        if (length > Longest) return new string(chars, start, length);

        var slot = Hash(chars, start, length) & (Slots - 1);
        var known = texts[slot];
        if (known is not null && known.Length == length && JsonNames.Begins(chars, start, known)) return known;
        return texts[slot] = new string(chars, start, length);
    }

    // Of all characters: names of devices and users differ in one or two, anywhere.
    [MethodImpl(JitOptions.Hot)]
    private static int Hash(char[] chars, int start, int length)
    {
        const ulong Odd = 0x9E3779B97F4A7C15;
        var hash = (ulong)length;
        var i = start;
#if NET
        foreach (var four in MemoryMarshal.Cast<char, ulong>(chars.AsSpan(start, length)))
        {
            hash = ((hash ^ four) * Odd) ^ (hash >> 32);
            i += 4;
        }
#endif
        for (; i < start + length; i++) hash = ((hash ^ chars[i]) * Odd) ^ (hash >> 32);
        return (int)(hash >> 40);
    }
}
