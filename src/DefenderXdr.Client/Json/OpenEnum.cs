namespace DefenderXdr.Json;

/// <summary>
/// A set of words that may grow at any time. Each known word has one spelling, whichever API said it;
/// an unknown word is kept as it came.
/// </summary>
internal sealed class OpenEnum
{
    private readonly Dictionary<string, string> canonical = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> legacy = new(StringComparer.OrdinalIgnoreCase);

    public OpenEnum(params string[] words)
    {
        foreach (var word in words) canonical[word] = word;
        Words = words;
    }

    /// <summary>The known words in their one spelling.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>Another spelling of a known word, used by the older APIs. The first one given is what they are sent.</summary>
    public OpenEnum Alias(string word, params string[] spellings)
    {
        foreach (var spelling in spellings) canonical[spelling] = word;
        if (!legacy.ContainsKey(word)) legacy[word] = spellings[0];
        return this;
    }

    /// <summary>The one spelling of a word.</summary>
    /// <param name="wire">The word as it came.</param>
    /// <param name="renamed">True when more than letter case differs, so that the original has to be kept elsewhere.</param>
    public string Normalize(string wire, out bool renamed)
    {
        if (!canonical.TryGetValue(wire, out var word))
        {
            renamed = false;
            return wire;
        }
        renamed = !string.Equals(word, wire, StringComparison.OrdinalIgnoreCase);
        return word;
    }

    /// <summary>The word as Graph spells it: camelCase.</summary>
    public string ToGraph(string word)
    {
        var known = Normalize(word, out _);
        return known.Length == 0 ? known : char.ToLowerInvariant(known[0]) + known.Substring(1);
    }

    /// <summary>The word as the older APIs spell it: PascalCase, with names of their own for a few.</summary>
    public string ToLegacy(string word)
    {
        var known = Normalize(word, out _);
        return legacy.TryGetValue(known, out var spelling) ? spelling : known;
    }

    /// <summary>Whether a value is one of the wanted words, in any spelling. No words wanted means any value is.</summary>
    public bool Matches(string? value, IReadOnlyList<string> wanted) =>
        wanted.Count == 0 || (value is not null && wanted.Any(word => string.Equals(Normalize(word, out _), value, StringComparison.OrdinalIgnoreCase)));
}
