using System.Globalization;

namespace DefenderXdr.Simulation;

/// <summary>KQL's comparisons.</summary>
internal static class KqlCompare
{
    internal static bool Knows(string op) =>
        op is "==" or "!=" or "=~" or "!~" or "<" or "<=" or ">" or ">=" || TextTest(Positive(op)) is not null;

    internal static Func<object?[], bool?> Make(KqlScalar left, KqlToken op, KqlScalar right)
    {
        if (op.Text is "==" or "!=" && Comparable(left, right))
            return Equality(left, right, wanted: op.Text == "==");
        if (op.Text is "<" or "<=" or ">" or ">=" && left.Kind != KqlKind.Text && Comparable(left, right))
            return Order(left, op.Text, right);
        if (left.Kind == KqlKind.Text && right.Kind == KqlKind.Text && TextTest(Positive(op.Text)) is { } test)
        {
            var wanted = op.Text[0] != '!';
            return row => test((string)left.Value(row)!, (string)right.Value(row)!) == wanted;
        }

        throw KqlException.Semantic("where", $"Cannot compare values of types {Name(left)} and {Name(right)} with '{op.Text}'. Try adding explicit casts", op);
    }

    // A truth value is stored as SByte, so that comparing it with 0 or 1 works as well.
    private static bool Comparable(KqlScalar left, KqlScalar right) =>
        (left.Kind == right.Kind && left.Kind != KqlKind.Dynamic) || (left.Kind is KqlKind.Truth or KqlKind.Number && right.Kind is KqlKind.Truth or KqlKind.Number);

    // Kusto: null is unequal to every value, and neither equal nor unequal to another null.
    private static Func<object?[], bool?> Equality(KqlScalar left, KqlScalar right, bool wanted) => row =>
        (left.Value(row), right.Value(row)) switch
        {
            (null, null) => null,
            (null, _) or (_, null) => !wanted,
            var (one, other) => (Compare(one, other) == 0) == wanted,
        };

    private static Func<object?[], bool?> Order(KqlScalar left, string op, KqlScalar right) => row =>
    {
        if (left.Value(row) is not { } one || right.Value(row) is not { } other)
            return null;
        var order = Compare(one, other);
        return op switch { "<" => order < 0, "<=" => order <= 0, ">" => order > 0, _ => order >= 0 };
    };

    internal static int Compare(object one, object other) => (one, other) switch
    {
        (string left, string right) => string.CompareOrdinal(left, right),
        (DateTime left, DateTime right) => left.CompareTo(right),
        (TimeSpan left, TimeSpan right) => left.CompareTo(right),
        (long left, long right) => left.CompareTo(right),
        (Guid left, Guid right) => left.CompareTo(right),
        _ => Convert.ToDouble(one, CultureInfo.InvariantCulture).CompareTo(Convert.ToDouble(other, CultureInfo.InvariantCulture)),
    };

    private static string Positive(string op) => op == "!~" ? "=~" : op[0] == '!' ? op.Substring(1) : op;

    private static Func<string, string, bool>? TextTest(string op)
    {
        var cased = op.EndsWith("_cs", StringComparison.Ordinal);
        var comparison = cased ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        return (cased ? op.Substring(0, op.Length - 3) : op) switch
        {
            "=~" when !cased => (text, part) => string.Equals(text, part, comparison),
            "contains" => (text, part) => text.IndexOf(part, comparison) is not -1,
            "startswith" => (text, part) => text.StartsWith(part, comparison),
            "endswith" => (text, part) => text.EndsWith(part, comparison),
            "has" => (text, part) => HasTerm(text, part, comparison),
            _ => null,
        };
    }

    /// <summary>The part stands in the text with no letter or digit right before or after it.</summary>
    private static bool HasTerm(string text, string part, StringComparison comparison)
    {
        if (part.Length == 0)
            return true;
        for (var at = text.IndexOf(part, comparison); at >= 0; at = text.IndexOf(part, at + 1, comparison))
        {
            var end = at + part.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end])))
                return true;
        }

        return false;
    }

    private static string Name(KqlScalar scalar) => scalar.Kind switch
    {
        KqlKind.Text => "string",
        KqlKind.Time => "datetime",
        KqlKind.Number => "long",
        KqlKind.Truth => "bool",
        KqlKind.Guid => "guid",
        KqlKind.Dynamic => "dynamic",
        _ => "timespan",
    };
}
