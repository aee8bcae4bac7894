using System.Globalization;
using DefenderXdr.Json;
using Newtonsoft.Json;

namespace DefenderXdr;

/// <summary>Makes a cell of JSON what its column's type says. A value that does not fit stays as it came.</summary>
internal static class HuntingValues
{
    /// <summary>The conversion for a column type. A type that nobody knows yet is text.</summary>
    public static Func<object?, object?> ConverterFor(string type) => type.ToUpperInvariant() switch
    {
        "DATETIME" => ToDateTime,
        "INT" or "INT16" or "INT32" or "INT64" or "LONG" or "BYTE" or "UINT32" or "UINT64" => ToLong,
        "DOUBLE" or "REAL" or "SINGLE" or "FLOAT" or "DECIMAL" => ToDouble,
        // The services' word for a boolean.
        "SBYTE" or "BOOLEAN" or "BOOL" => ToBool,
        _ => ToText,
    };

    private static object? ToDateTime(object? value) =>
        value is string text && Iso8601.TryParse(text, out var time) ? time?.UtcDateTime : value;

    private static object? ToLong(object? value) => value switch
    {
        string text when long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) => number,
        double number when Math.Abs(number) < 9e15 && number == Math.Floor(number) => (long)number,
        bool flag => flag ? 1L : 0L,
        _ => value,
    };

    private static object? ToDouble(object? value) => value switch
    {
        long number => (double)number,
        string text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        _ => value,
    };

    private static object? ToBool(object? value) => value switch
    {
        long number => number != 0,
        string text when bool.TryParse(text, out var flag) => flag,
        "0" => false,
        "1" => true,
        _ => value,
    };

    // Dynamic columns come as text or as JSON; either way the text is what the column holds.
    private static object? ToText(object? value) => value switch
    {
        null or string => value,
        IDictionary<string, object?> or object?[] => JsonConvert.SerializeObject(value),
        bool flag => flag ? "true" : "false",
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}
