using System.Runtime.CompilerServices;

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

        // A few characters tell most values apart; the comparison is of all.
        var hash = length;
        hash = hash * 31 + chars[start];
        hash = hash * 31 + chars[start + length / 4];
        hash = hash * 31 + chars[start + length / 2];
        hash = hash * 31 + chars[start + length - length / 4 - 1];
        hash = hash * 31 + chars[start + length - 1];
        hash = hash * 31 + chars[start + length - 1 - (length > 2 ? 2 : 0)];
        var slot = (hash ^ (hash >> 12)) & (Slots - 1);

        var known = texts[slot];
        if (known is not null && known.Length == length && JsonNames.Begins(chars, start, known)) return known;
        return texts[slot] = new string(chars, start, length);
    }
}
