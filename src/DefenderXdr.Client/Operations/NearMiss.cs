namespace DefenderXdr;

/// <summary>Finds what somebody may have meant who typed something else.</summary>
internal static class NearMiss
{
    private const int Most = 3;

    /// <summary>A sentence that names what comes near, or nothing.</summary>
    public static string Hint(string typed, IEnumerable<string> known)
    {
        var near = Of(typed, known);
        return near.Count == 0 ? "" : $" Did you mean {string.Join(" or ", near)}?";
    }

    /// <summary>The known words that differ least, nearest first; none when all differ much.</summary>
    public static IReadOnlyList<string> Of(string typed, IEnumerable<string> known)
    {
        var near = known.Select(word => (Word: word, Distance: Distance(typed.ToUpperInvariant(), word.ToUpperInvariant())))
            .Where(candidate => candidate.Distance <= Math.Max(2, typed.Length / 3))
            .OrderBy(candidate => candidate.Distance).ToArray();

        // Beside a word that comes very near, one that is just similar is not meant.
        return [.. near.Where(candidate => candidate.Distance <= near[0].Distance + 2).Select(candidate => candidate.Word).Take(Most)];
    }

    // Levenshtein's: how many letters to add, drop or change. Kept in one row.
    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (left[i - 1] == right[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }
        return row[right.Length];
    }
}
