using System.Collections;
using System.Globalization;

namespace DefenderXdr.Tests.Estate;

/// <summary>Compares objects of two APIs by all of their public properties, down to the last part of their evidence.</summary>
/// <param name="kinds">The types of evidence that both APIs have.</param>
internal sealed class ObjectComparison(params string[] kinds)
{
    private readonly HashSet<string> onlyLeft = [];
    private readonly HashSet<string> onlyRight = [];
    private readonly HashSet<string> equal = [];

    /// <summary>Properties that differ, with one pair of values each.</summary>
    public Dictionary<string, string> Different { get; } = [];

    /// <summary>Properties that were filled on the left alone.</summary>
    public IReadOnlyCollection<string> OnlyLeft => onlyLeft;

    /// <summary>Properties that were filled on the right alone.</summary>
    public IReadOnlyCollection<string> OnlyRight => onlyRight;

    /// <summary>Properties that were filled on both sides.</summary>
    public IReadOnlyCollection<string> Equal => equal;

    public void Add(object left, object right)
    {
        if (left.GetType() != right.GetType())
        {
            Different[left.GetType().Name] = right.GetType().Name;
            return;
        }
        foreach (var property in left.GetType().GetProperties())
        {
            // What has no property of its own stands under the service's own names there, and has none in common.
            if (property.Name == nameof(DefenderOpenObject.AdditionalProperties)) continue;
            Add($"{property.DeclaringType!.Name}.{property.Name}", property.GetValue(left), property.GetValue(right));
        }
    }

    private void Add(string property, object? left, object? right)
    {
        if (left is IReadOnlyList<DefenderEvidence> evidence) left = Common(evidence);
        if (IsEmpty(left) && IsEmpty(right)) return;

        if (IsEmpty(right)) onlyLeft.Add(property);
        else if (IsEmpty(left)) onlyRight.Add(property);
        else if (left is IList leftList && right is IList rightList)
        {
            if (leftList.Count != rightList.Count) Differ(property, leftList, rightList);
            else for (var i = 0; i < leftList.Count; i++) Add(property, leftList[i], rightList[i]);
        }
        else
        {
            if (left!.GetType().Assembly == typeof(DefenderEvidence).Assembly) Add(left, right!);
            else if (!left.Equals(right)) Differ(property, left, right!);
            equal.Add(property);
        }
    }

    private void Differ(string property, object left, object right) => Different[property] = $"{Text(left)} | {Text(right)}";

    // Defender XDR has a list of devices beside that of the others.
    private List<DefenderEvidence> Common(IReadOnlyList<DefenderEvidence> evidence) =>
        [.. evidence.Where(item => kinds.Contains(item.EntityType)).OrderBy(item => item is not DefenderDeviceEvidence)];

    private static bool IsEmpty(object? value) => value is null or ICollection { Count: 0 };

    private static string Text(object value) => value is IList list ? string.Join(", ", list.Cast<object>()) : Convert.ToString(value, CultureInfo.InvariantCulture)!;
}
