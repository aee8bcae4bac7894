using System.Globalization;

namespace DefenderXdr.Simulation;

/// <summary>Repeatable chance (SplitMix64): the same on every framework, and cheap to start anew for each incident.</summary>
internal sealed class Dice(ulong seed)
{
    private ulong state = seed;

    internal Dice(int seed, string purpose)
        : this(purpose.Aggregate(14695981039346656037UL ^ (uint)seed, (hash, letter) => (hash ^ letter) * 1099511628211UL))
    {
    }

    internal ulong Next()
    {
        var mixed = state += 0x9E3779B97F4A7C15UL;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
        return mixed ^ (mixed >> 31);
    }

    internal int Below(int limit) => (int)(Next() % (uint)limit);

    internal int Between(int least, int most) => least + Below(most - least + 1);

    internal double Fraction() => (Next() >> 11) * (1.0 / (1UL << 53));

    internal bool Chance(double probability) => Fraction() < probability;

    internal T Pick<T>(IReadOnlyList<T> from) => from[Below(from.Count)];

    internal TimeSpan Upto(TimeSpan longest) => new((long)(longest.Ticks * Fraction()));

    internal TimeSpan Minutes(double least, double most) => new((long)((least + (most - least) * Fraction()) * TimeSpan.TicksPerMinute));

    internal string Hex(int length)
    {
        const string digits = "0123456789abcdef";
        var text = new char[length];
        var bits = 0UL;
        for (var i = 0; i < length; i++, bits >>= 4)
        {
            if (i % 16 == 0)
                bits = Next();
            text[i] = digits[(int)(bits & 15)];
        }

        return new(text);
    }

    internal string Guid()
    {
        var hex = Hex(32);
        return $"{hex.Substring(0, 8)}-{hex.Substring(8, 4)}-4{hex.Substring(13, 3)}-a{hex.Substring(17, 3)}-{hex.Substring(20)}";
    }

    /// <summary>A digit string that starts as given.</summary>
    internal string Digits(string start, int length)
    {
        var text = start;
        while (text.Length < length)
            text += (Next() % 1_000_000_000).ToString("D9", CultureInfo.InvariantCulture);
        return text.Substring(0, length);
    }

    internal string PublicAddress() => $"{Pick(PublicNets)}.{Between(1, 254)}.{Between(1, 254)}";

    // Networks known for anonymisers and bulletproof hosting, which is what an analyst expects to see here.
    private static readonly string[] PublicNets = ["185.220", "45.155", "91.219", "193.32", "103.27", "194.165", "5.188", "141.98"];
}
