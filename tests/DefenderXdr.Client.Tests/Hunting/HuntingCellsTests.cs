using System.Globalization;
using System.Numerics;
using DefenderXdr.Json;

namespace DefenderXdr.Tests.Hunting;

/// <summary>A cell of JSON as its column's type has it, in rows of emitted types and of the other kind.</summary>
public sealed class HuntingCellsTests
{
    public static TheoryData<string, string, object?> Fitting => new()
    {
        { "DateTime", "\"2024-03-26T09:39:50.7688641Z\"", Utc("2024-03-26T09:39:50.7688641Z") },
        { "datetime", "\"2024-03-26T11:39:50+02:00\"", Utc("2024-03-26T09:39:50Z") },
        { "DateTime", "\"0001-01-01T00:00:00Z\"", null },
        { "Int64", "5", 5L },
        { "Int64", "9223372036854775807", long.MaxValue },
        { "Int64", "-9223372036854775808", long.MinValue },
        { "Int64", "\"5\"", 5L },
        { "Int64", "\"-5\"", -5L },
        { "long", "5.0", 5L },
        { "Int32", "-2147483648", int.MinValue },
        { "Int32", "true", 1 },
        { "Byte", "255", 255 },
        { "Double", "5", 5.0 },
        { "real", "1.25", 1.25 },
        { "Double", "1e400", double.PositiveInfinity },
        { "Double", "\"NaN\"", double.NaN },
        { "Decimal", "\"1.25\"", 1.25m },
        { "decimal", "0.1000000000000000000000000001", 0.1000000000000000000000000001m },
        { "SByte", "1", true },
        { "SByte", "0", false },
        { "SByte", "\"1\"", true },
        { "SByte", "\"0\"", false },
        { "SByte", "\"true\"", true },
        { "Boolean", "\"False\"", false },
        { "bool", "true", true },
        { "Guid", "\"c0a1e5c0-7e4a-4c1d-9d4b-6f1f0c0de001\"", Guid.Parse("c0a1e5c0-7e4a-4c1d-9d4b-6f1f0c0de001") },
        { "TimeSpan", "\"1.02:03:04.0000005\"", new TimeSpan(1, 2, 3, 4) + TimeSpan.FromTicks(5) },
        { "timespan", "\"-00:00:01\"", TimeSpan.FromSeconds(-1) },
        { "String", "\"2024-03-26T09:39:50Z\"", "2024-03-26T09:39:50Z" },
        { "String", "\"\"", "" },
        { "String", "5", "5" },
        { "String", "1.50", "1.50" },
        { "String", "1e5", "1e5" },
        { "String", "123456789012345678901234567890", "123456789012345678901234567890" },
        { "String", "true", "true" },
        { "String", "\"a\\n\\\"b\\\" \\u00e9\"", "a\n\"b\" é" },
        { "NewType", "\"text\"", "text" },
        { "", "5", "5" },
        { "Object", "[1, null, \"a ]\\\" b\", {\"x\" : 1.0}]", "[1,null,\"a ]\\\" b\",{\"x\":1.0}]" },
        { "dynamic", "\"{}\"", "{}" },
    };

    /// <summary>Kept as they came, in a row whose property takes anything.</summary>
    public static TheoryData<string, string, object?> Others => new()
    {
        { "DateTime", "\"soon\"", "soon" },
        { "DateTime", "5", 5L },
        { "Byte", "\"x\"", "x" },
        { "Int64", "1.5", 1.5 },
        { "Int64", "\"\"", "" },
        { "Int64", "[ 1 ]", "[1]" },
        { "Int32", "2147483648", 2147483648L },
        { "UInt64", "18446744073709551615", BigInteger.Parse("18446744073709551615", CultureInfo.InvariantCulture) },
        { "Double", "\"1,25\"", "1,25" },
        { "Double", "true", true },
        { "Decimal", "1e300", 1e300 },
        { "SByte", "\"maybe\"", "maybe" },
        { "SByte", "5", 5L },
        { "Guid", "\"none\"", "none" },
        { "Guid", "7", 7L },
        { "TimeSpan", "\"5\"", "5" },
        { "TimeSpan", "5", 5L },
    };

    [Theory]
    [MemberData(nameof(Fitting))]
    public void A_cell_is_what_its_type_says(string type, string json, object? expected) => InEveryCulture(() =>
    {
        foreach (var row in Rows(type, mixed: false))
        {
            Assert.True(Read(row, json));
            Assert.Equal(expected, row.Get(0));
        }
        foreach (var row in Rows(type, mixed: true))
        {
            Assert.True(Read(row, json));
            Assert.Equal(expected, row.Get(0));
        }
    });

    [Theory]
    [MemberData(nameof(Others))]
    public void A_cell_that_does_not_fit_is_refused_and_has_a_place_in_a_mixed_column(string type, string json, object? expected) => InEveryCulture(() =>
    {
        foreach (var row in Rows(type, mixed: false)) Assert.False(Read(row, json));
        foreach (var row in Rows(type, mixed: true))
        {
            Assert.True(Read(row, json));
            Assert.Equal(expected, row.Get(0));
        }
    });

    [Theory]
    [InlineData("DateTime")]
    [InlineData("Int64")]
    [InlineData("Int32")]
    [InlineData("Double")]
    [InlineData("Decimal")]
    [InlineData("SByte")]
    [InlineData("String")]
    [InlineData("Guid")]
    [InlineData("TimeSpan")]
    public void Null_stays_null_in_every_type(string type)
    {
        foreach (var row in Rows(type, mixed: false).Concat(Rows(type, mixed: true)))
        {
            Assert.True(Read(row, "null"));
            Assert.Null(row.Get(0));
        }
    }

    [Fact]
    public void A_date_is_of_universal_kind()
    {
        foreach (var row in Rows("DateTime", mixed: false))
        {
            Read(row, "\"2024-03-26T11:39:50+02:00\"");
            Assert.Equal(DateTimeKind.Utc, Assert.IsType<DateTime>(row.Get(0)).Kind);
        }
    }

    private static HuntingRow[] Rows(string type, bool mixed)
    {
        var schema = new HuntingSchema([("a", type)]);
        if (mixed) schema = schema.WithMixed(0);
        return [schema.NewRow(), new HuntingValuesRow(schema)];
    }

    private static bool Read(HuntingRow row, string json)
    {
        using var tokens = new JsonTokens(new StringReader("{\"a\": " + json + " }"), JsonNames.Shared);
        Assert.True(tokens.Read() && tokens.Read() && tokens.ReadCell());
        var fits = row.Read(0, tokens);
        Assert.True(tokens.Read());
        Assert.Equal(Newtonsoft.Json.JsonToken.EndObject, tokens.TokenType);
        return fits;
    }

    private static void InEveryCulture(Action test)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            foreach (var culture in new[] { "", "de-DE", "ar-SA" })
            {
                CultureInfo.CurrentCulture = new CultureInfo(culture);
                test();
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static DateTime Utc(string text) => DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);
}
