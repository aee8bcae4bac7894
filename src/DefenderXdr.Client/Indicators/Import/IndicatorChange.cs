using System.Globalization;

namespace DefenderXdr;

/// <summary>What a row means for the tenant.</summary>
/// <param name="Row">The row; null for an indicator that no row has.</param>
/// <param name="Before">The indicator as it is; null for a new one.</param>
/// <param name="After">As it is to be; null for one that is to go.</param>
internal sealed record IndicatorChange(IndicatorRow? Row, DefenderIndicator? Before, DefenderIndicator? After)
{
    private const int Longest = 60;

    /// <summary>What differs.</summary>
    public IReadOnlyList<IndicatorField> Differences { get; } = Before is null || After is null ? [] : [.. IndicatorFields.Changeable.Where(field => !field.AreSame(Before, After))];

    public bool IsNew => Before is null;

    public bool IsRemoval => After is null;

    /// <summary>Whether the tenant has it so already.</summary>
    public bool IsNothing => !IsNew && !IsRemoval && Differences.Count == 0;

    public DefenderIndicator Indicator => After ?? Before!;

    /// <summary>What is done, in words: what a person is asked to confirm.</summary>
    public override string ToString() =>
        IsRemoval ? "remove"
        : IsNew ? $"add: {After!.Action}, {(After.ExpirationTime is { } end ? $"until {end.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC" : "without an end")}, '{After.Title}'"
        : $"change {string.Join(", ", Differences.Select(field => $"{field.Name} from {Short(field.Text(Before!))} to {Short(field.Text(After!))}"))}";

    private static string Short(string? text) =>
        string.IsNullOrEmpty(text) ? "nothing" : text!.Length <= Longest ? $"'{text}'" : $"'{text.Substring(0, Longest)}…'";
}
