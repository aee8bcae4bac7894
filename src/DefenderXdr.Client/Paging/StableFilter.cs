using System.Text.RegularExpressions;

namespace DefenderXdr.Paging;

/// <summary>Tells filters that an object can cease to match from those that it cannot.</summary>
internal static class StableFilter
{
    // Dates of creation and of the last change only ever grow: what is at a time or later stays so.
    private static readonly Regex Since = new(@"^\w+ g[et] [0-9TZ:.+-]+$", RegexOptions.CultureInvariant);

    /// <summary>Whether what matches a <c>$filter</c> may cease to.</summary>
    public static bool CanShrink(string? filter) =>
        filter is not null && !filter.Split([" and "], StringSplitOptions.None).All(clause => Since.IsMatch(clause));
}
