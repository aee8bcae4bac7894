using System.Globalization;
using System.Runtime.CompilerServices;
using DefenderXdr.Json;
using Newtonsoft.Json;

namespace DefenderXdr;

/// <summary>Makes a cell of JSON what its column's type says. False from a method: the cell is no such value, and the column is null.</summary>
internal static class HuntingCells
{
    /// <summary>The .NET type for a column's type. One that nobody knows yet is text, as dynamic columns are unless they are to be expanded.</summary>
    public static HuntingType TypeFor(string type, bool expandDynamic = false) => type.ToUpperInvariant() switch
    {
        "DATETIME" => HuntingType.DateTime,
        "INT64" or "LONG" or "UINT32" or "UINT64" => HuntingType.Long,
        "INT" or "INT16" or "INT32" or "UINT16" or "BYTE" => HuntingType.Int,
        "DOUBLE" or "REAL" or "SINGLE" or "FLOAT" => HuntingType.Double,
        "DECIMAL" or "SQLDECIMAL" => HuntingType.Decimal,
        // The services' word for a boolean.
        "SBYTE" or "BOOLEAN" or "BOOL" => HuntingType.Bool,
        "GUID" or "UUID" or "UNIQUEID" => HuntingType.Guid,
        "TIMESPAN" or "TIME" => HuntingType.TimeSpan,
        "OBJECT" or "DYNAMIC" when expandDynamic => HuntingType.Dynamic,
        _ => HuntingType.Text,
    };

    [MethodImpl(JitOptions.Hot)]
    public static bool Text(JsonTokens json, ref string? cell)
    {
        cell = json.CellText;
        return true;
    }

    [MethodImpl(JitOptions.Hot)]
    public static bool Long(JsonTokens json, ref long? cell)
    {
        cell = json.TokenType switch
        {
            JsonToken.Integer => json.CellNumber,
            JsonToken.Boolean => json.Value is true ? 1 : 0,
            JsonToken.String or JsonToken.Float when long.TryParse(json.Cell, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) => number,
            JsonToken.Float when Real(json) is { } real && Math.Abs(real) < 9e15 && real == Math.Floor(real) => (long)real,
            _ => null,
        };
        return cell is not null || json.TokenType == JsonToken.Null;
    }

    [MethodImpl(JitOptions.Hot)]
    public static bool Int(JsonTokens json, ref int? cell)
    {
        long? number = null;
        var fits = Long(json, ref number) && number is null or (>= int.MinValue and <= int.MaxValue);
        cell = fits ? (int?)number : null;
        return fits;
    }

    [MethodImpl(JitOptions.Hot)]
    public static bool Double(JsonTokens json, ref double? cell)
    {
        cell = json.TokenType switch
        {
            JsonToken.Integer => json.CellNumber,
            JsonToken.String or JsonToken.Float => Real(json),
            _ => null,
        };
        return cell is not null || json.TokenType == JsonToken.Null;
    }

    public static bool Decimal(JsonTokens json, ref decimal? cell)
    {
        cell = json.TokenType switch
        {
            JsonToken.Integer => json.CellNumber,
            JsonToken.String or JsonToken.Float when decimal.TryParse(json.Cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
            _ => null,
        };
        return cell is not null || json.TokenType == JsonToken.Null;
    }

    [MethodImpl(JitOptions.Hot)]
    public static bool Bool(JsonTokens json, ref bool? cell)
    {
        cell = json.TokenType switch
        {
            JsonToken.Boolean => json.Value is true,
            JsonToken.Integer when json.CellNumber is 0 or 1 => json.CellNumber == 1,
            JsonToken.String => json.CellText switch
            {
                "0" => false,
                "1" => true,
                var text => bool.TryParse(text, out var flag) ? flag : null,
            },
            _ => null,
        };
        return cell is not null || json.TokenType == JsonToken.Null;
    }

    [MethodImpl(JitOptions.Hot)]
    public static bool DateTime(JsonTokens json, ref DateTime? cell)
    {
        cell = null;

        // "No date" is null, and fits.
        return json.TokenType == JsonToken.Null || (json.TokenType == JsonToken.String && Iso8601.TryUtc(json.Cell, out cell));
    }

    public static bool Guid(JsonTokens json, ref Guid? cell)
    {
        cell = json.TokenType == JsonToken.String && System.Guid.TryParse(json.Cell, out var id) ? id : null;
        return cell is not null || json.TokenType == JsonToken.Null;
    }

    public static bool TimeSpan(JsonTokens json, ref TimeSpan? cell)
    {
        // A number alone would be taken for days.
        cell = json.TokenType == JsonToken.String && json.Cell.IndexOf(':') > 0 && System.TimeSpan.TryParse(json.Cell, CultureInfo.InvariantCulture, out var time) ? time : null;
        return cell is not null || json.TokenType == JsonToken.Null;
    }

    /// <summary>What the JSON says, also where it is written in a text: services do both. A text that is no object or array stays one.</summary>
    public static bool Dynamic(JsonTokens json, ref object? cell)
    {
        cell = json.TokenType is JsonToken.Raw or JsonToken.String ? Parse(json.CellText!) : json.CellValue;
        return true;
    }

    /// <summary>For a column with values that are not of its type: each that is, is of that type, and the others are what JSON says.</summary>
    public static bool Any(JsonTokens json, ref object? cell, HuntingType type)
    {
        if (!Boxed(json, ref cell, type)) cell = json.CellValue;
        return true;
    }

    /// <summary>The same as the method of the type's name.</summary>
    public static bool Boxed(JsonTokens json, ref object? cell, HuntingType type)
    {
        return type switch
        {
            HuntingType.Long => Box<long?>(json, Long, ref cell),
            HuntingType.Int => Box<int?>(json, Int, ref cell),
            HuntingType.Double => Box<double?>(json, Double, ref cell),
            HuntingType.Decimal => Box<decimal?>(json, Decimal, ref cell),
            HuntingType.Bool => Box<bool?>(json, Bool, ref cell),
            HuntingType.DateTime => Box<DateTime?>(json, DateTime, ref cell),
            HuntingType.Guid => Box<Guid?>(json, Guid, ref cell),
            HuntingType.TimeSpan => Box<TimeSpan?>(json, TimeSpan, ref cell),
            HuntingType.Dynamic => Dynamic(json, ref cell),
            _ => Box<string?>(json, Text, ref cell),
        };
    }

    private delegate bool Reading<T>(JsonTokens json, ref T cell);

    private static bool Box<T>(JsonTokens json, Reading<T?> read, ref object? cell)
    {
        T? value = default;
        var fits = read(json, ref value);
        cell = value;
        return fits;
    }

    // JSON that is none after all, or has more levels than anybody reads, is kept as it came.
    private static object? Parse(string text)
    {
        if (text.TrimStart() is not { Length: > 0 } json || json[0] is not ('{' or '[')) return text;
        try
        {
            using var tokens = new JsonTokens(new StringReader(text), JsonNames.Shared);
            tokens.Read();
            var value = JsonValues.Read(tokens);
            return tokens.Read() ? text : value;
        }
        catch (JsonException)
        {
            return text;
        }
    }

    private static double? Real(JsonTokens json) =>
        double.TryParse(json.Cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
