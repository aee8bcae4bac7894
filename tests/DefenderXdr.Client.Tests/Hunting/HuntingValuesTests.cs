using System.Globalization;
using System.Numerics;

namespace DefenderXdr.Tests.Hunting;

/// <summary>A cell as its column's type has it; one that does not fit stays as it came.</summary>
public sealed class HuntingValuesTests
{
    public static TheoryData<string, object?, object?> Cells => new()
    {
        { "DateTime", "2024-03-26T09:39:50.7688641Z", Utc("2024-03-26T09:39:50.7688641Z") },
        { "datetime", "2024-03-26T11:39:50+02:00", Utc("2024-03-26T09:39:50Z") },
        { "DateTime", "0001-01-01T00:00:00Z", null },
        { "DateTime", "soon", "soon" },
        { "DateTime", 5L, 5L },
        { "Int64", 5L, 5L },
        { "Int64", "5", 5L },
        { "Int64", "-5", -5L },
        { "long", 5.0, 5L },
        { "Int32", true, 1L },
        { "Byte", "x", "x" },
        { "Int64", 1.5, 1.5 },
        { "Int64", "", "" },
        { "UInt64", BigInteger.Parse("18446744073709551615", CultureInfo.InvariantCulture), BigInteger.Parse("18446744073709551615", CultureInfo.InvariantCulture) },
        { "Double", 5L, 5.0 },
        { "real", 1.25, 1.25 },
        { "Decimal", "1.25", 1.25 },
        { "Double", "1,25", "1,25" },
        { "Double", "NaN", double.NaN },
        { "Double", true, true },
        { "SByte", 1L, true },
        { "SByte", 0L, false },
        { "SByte", "1", true },
        { "SByte", "0", false },
        { "SByte", "true", true },
        { "Boolean", "False", false },
        { "bool", true, true },
        { "SByte", "maybe", "maybe" },
        { "String", "2024-03-26T09:39:50Z", "2024-03-26T09:39:50Z" },
        { "String", "", "" },
        { "String", 5L, "5" },
        { "String", 1.5, "1.5" },
        { "String", true, "true" },
        { "NewType", "text", "text" },
        { "", 5L, "5" },
        { "Object", new object?[] { 1L, null, "a" }, "[1,null,\"a\"]" },
    };

    [Theory]
    [MemberData(nameof(Cells))]
    public void A_cell_is_what_its_type_says(string type, object? value, object? expected)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            foreach (var culture in new[] { "", "de-DE", "ar-SA" })
            {
                CultureInfo.CurrentCulture = new CultureInfo(culture);
                Assert.Equal(expected, HuntingValues.ConverterFor(type)(value));
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("DateTime")]
    [InlineData("Int64")]
    [InlineData("Double")]
    [InlineData("SByte")]
    [InlineData("String")]
    [InlineData("Guid")]
    public void Null_stays_null_in_every_type(string type) => Assert.Null(HuntingValues.ConverterFor(type)(null));

    [Fact]
    public void A_date_is_of_universal_kind() =>
        Assert.Equal(DateTimeKind.Utc, Assert.IsType<DateTime>(HuntingValues.ConverterFor("DateTime")("2024-03-26T11:39:50+02:00")).Kind);

    private static DateTime Utc(string text) => DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);
}
