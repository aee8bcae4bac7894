using System.Runtime.CompilerServices;

namespace DefenderXdr.Json;

/// <summary>
/// One string for each member name, however often it occurs in whichever body. Of a bounded size: names can be data, too. Shared by all threads:
/// a slot holds a whole name, this one or that, and who finds another makes a new one.
/// </summary>
internal sealed class JsonNames
{
    private const int Slots = 2048;

    /// <summary>A name, and the one that came after it the last time: objects of a list have their members in one order.</summary>
    public sealed class Name(string text)
    {
        public string Text { get; } = text;

        /// <summary>Whether it is spelt the same in JSON.</summary>
        public bool IsPlain { get; } = text.IndexOf('\\') < 0;

        public Name? Next { get; set; }
    }

    public static readonly JsonNames Shared = new();

    private readonly Name?[] names = new Name?[Slots];

    /// <summary>The name that so many characters spell.</summary>
    [MethodImpl(JitOptions.Hot)]
    public Name Get(char[] key, int start, int length)
    {
        var hash = length;
        for (var i = start; i < start + length; i++) hash = hash * 31 + key[i];
        var slot = (hash ^ (hash >> 15)) & (Slots - 1);

        // A name that lost its slot to another is simply made anew.
        var known = names[slot];
        if (known is not null && known.Text.Length == length && Begins(key, start, known.Text)) return known;
        return names[slot] = new Name(new string(key, start, length));
    }

    /// <summary>Whether a name stands at a place, whatever comes behind it.</summary>
#if NET
    public static bool Begins(char[] key, int start, string name) => key.AsSpan(start, name.Length).SequenceEqual(name);
#else
    public static bool Begins(char[] key, int start, string name)
    {
        for (var i = 0; i < name.Length; i++)
            if (name[i] != key[start + i]) return false;
        return true;
    }
#endif
}
