using System.Collections;
using System.Globalization;
using System.Text;

namespace DefenderXdr;

/// <summary>
/// Writes values as literals of the Kusto Query Language: the one place that escapes what goes into a query. Every literal is one line,
/// and no value can end it early.
/// </summary>
/// <remarks>
/// Text and characters are <c>string</c>; DateTime and DateTimeOffset are <c>datetime</c> in UTC, a DateTime without a zone being local time;
/// TimeSpan is <c>timespan</c>; whole numbers are <c>long</c>; double and float are <c>real</c>, not-a-number and the infinities too;
/// decimal is <c>decimal</c>; bool is <c>bool</c>; Guid is <c>guid</c>; dictionaries with text as keys and lists are <c>dynamic</c>, as is null.
/// </remarks>
public static class KqlLiteral
{
    private const int MaxDepth = 32;

    /// <summary>The literal of a value.</summary>
    /// <param name="value">A value of one of the types above, or null.</param>
    /// <exception cref="DefenderException"><see cref="ErrorIds.QueryParameterValueNotSupported"/>: KQL has no literal for the value's type.</exception>
    public static string Of(object? value)
    {
        var text = new StringBuilder();
        if (value is null or IDictionary || IsList(value)) Dynamic(text.Append("dynamic("), value, 0).Append(')');
        else Scalar(text, value);
        return text.ToString();
    }

    /// <summary>A column as a query names it: as it is where it is a plain word, else in brackets, where it can be anything.</summary>
    internal static string Name(string column) =>
        QueryParameters.IsIdentifier(column) && !KqlWords.Keywords.Contains(column) ? column : Text(new StringBuilder("["), column).Append(']').ToString();

    private static bool IsList(object value) => value is IEnumerable and not string;

    private static StringBuilder Scalar(StringBuilder to, object value) => value switch
    {
        string text => Text(to, text),
        char letter => Text(to, letter.ToString()),
        bool truth => to.Append(truth ? "true" : "false"),
        Enum => throw NotSupported(value),
        sbyte or byte or short or ushort or int or uint or long or ulong and <= long.MaxValue => to.Append("long(").Append(Invariant(value)).Append(')'),
        double or float => to.Append("real(").Append(Real(value)).Append(')'),
        decimal => to.Append("decimal(").Append(Invariant(value)).Append(')'),
        DateTime time => Time(to, time.ToUniversalTime()),
        DateTimeOffset time => Time(to, time.UtcDateTime),
        TimeSpan span => to.Append("timespan(").Append(span.ToString("c", CultureInfo.InvariantCulture)).Append(')'),
        Guid id => to.Append("guid(").Append(id.ToString("D")).Append(')'),
        _ => throw NotSupported(value),
    };

    // JSON, with KQL's own literals where JSON has none.
    private static StringBuilder Dynamic(StringBuilder to, object? value, int depth)
    {
        if (depth > MaxDepth) throw NotSupported($"The value has more than {MaxDepth} levels, or holds itself.");
        return value switch
        {
            null => to.Append("null"),
            IDictionary members => Members(to, members, depth),
            _ when IsList(value) => Items(to, (IEnumerable)value, depth),
            sbyte or byte or short or ushort or int or uint or long or ulong and <= long.MaxValue when value is not Enum => to.Append(Invariant(value)),
            double number when IsFinite(number) => to.Append(WithPoint(Real(value))),
            float number when IsFinite(number) => to.Append(WithPoint(Real(value))),
            // A dynamic value has no decimal; as real it would lose digits unseen.
            decimal => throw NotSupported("KQL has no decimal within a dynamic value. Give a double, or the text of the number."),
            _ => Scalar(to, value),
        };
    }

    private static StringBuilder Items(StringBuilder to, IEnumerable items, int depth)
    {
        var separator = "";
        to.Append('[');
        foreach (var item in items)
        {
            Dynamic(to.Append(separator), item, depth + 1);
            separator = ", ";
        }
        return to.Append(']');
    }

    private static StringBuilder Members(StringBuilder to, IDictionary members, int depth)
    {
        var separator = "";
        to.Append('{');
        foreach (DictionaryEntry member in members)
        {
            if (member.Key is not string name) throw NotSupported($"The key {member.Key} is no text, as the keys of a dynamic value are.");
            Dynamic(Text(to.Append(separator), name).Append(": "), member.Value, depth + 1);
            separator = ", ";
        }
        return to.Append('}');
    }

    // The escapes that a KQL string and a JSON string have in common, so that it is right in both.
    private static StringBuilder Text(StringBuilder to, string text)
    {
        to.Append('"');
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            if (char.IsSurrogatePair(text, i)) to.Append(letter).Append(text[++i]);
            else if (letter is '"' or '\\') to.Append('\\').Append(letter);
            else if (letter == '\n') to.Append("\\n");
            else if (letter == '\r') to.Append("\\r");
            else if (letter == '\t') to.Append("\\t");
            else if (IsPlain(letter)) to.Append(letter);
            else to.Append("\\u").Append(((int)letter).ToString("x4", CultureInfo.InvariantCulture));
        }
        return to.Append('"');
    }

    // What nobody sees, what a parser may take for the end of a line, and half characters, which no encoding carries, are written as numbers.
    private static bool IsPlain(char letter) => letter == ' ' || char.GetUnicodeCategory(letter) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator);

    private static StringBuilder Time(StringBuilder to, DateTime utc) =>
        to.Append("datetime(").Append(utc.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture)).Append(')');

    private static string Invariant(object number) => ((IFormattable)number).ToString(null, CultureInfo.InvariantCulture);

    private static string Real(object number) => number switch
    {
        double.NaN or float.NaN => "nan",
        double.PositiveInfinity or float.PositiveInfinity => "+inf",
        double.NegativeInfinity or float.NegativeInfinity => "-inf",
        // As many digits as tell it from every other number; the shortest form is not exact on every runtime.
        float single => single.ToString("R", CultureInfo.InvariantCulture) is var text && float.Parse(text, CultureInfo.InvariantCulture).Equals(single)
            ? text : single.ToString("G9", CultureInfo.InvariantCulture),
        var real => ((double)real).ToString("R", CultureInfo.InvariantCulture) is var text && double.Parse(text, CultureInfo.InvariantCulture).Equals(real)
            ? text : ((double)real).ToString("G17", CultureInfo.InvariantCulture),
    };

    // Within a dynamic value, digits alone are a long.
    private static string WithPoint(string real) => real.All(letter => letter is '-' or (>= '0' and <= '9')) ? real + ".0" : real;

    private static bool IsFinite(double number) => !double.IsNaN(number) && !double.IsInfinity(number);

    private static DefenderException NotSupported(object value) =>
        NotSupported($"KQL has no literal for {(value is ulong ? $"the number {value}, which is beyond long" : $"a value of type {value.GetType().FullName}")}.");

    private static DefenderException NotSupported(string message) => DefenderErrors.Create(ErrorIds.QueryParameterValueNotSupported, message);
}
