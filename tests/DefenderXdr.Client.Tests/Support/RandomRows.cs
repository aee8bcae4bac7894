using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Newtonsoft.Json;

namespace DefenderXdr.Tests.Support;

/// <summary>A value of a cell, and how a service writes it.</summary>
internal sealed record RandomCell(string Json, object? Value);

/// <summary>A column, and what is in it.</summary>
internal sealed record RandomColumn(string Name, string Type, IReadOnlyList<RandomCell> Cells)
{
    public override string ToString() => $"{JsonConvert.ToString(Name, '"', StringEscapeHandling.EscapeNonAscii)} {Type}: {string.Join(" | ", Cells.Select(cell => cell.Json))}";
}

/// <summary>Results of any columns and values, as a service sends them.</summary>
internal static class RandomRows
{
    private static readonly RandomCell Null = new("null", null);

    private static readonly Gen<long> Long = Gen.OneOf(
        Gen.Elements(0L, -1, long.MinValue, long.MaxValue, 999_999_999_999_999_999, 1_000_000_000_000_000_000, 9_007_199_254_740_993),
        ArbMap.Default.GeneratorFor<long>());

    private static readonly Gen<int> Bits = ArbMap.Default.GeneratorFor<int>();

    private static readonly (string Type, Gen<RandomCell> Cell)[] Types =
    [
        ("String", NastyText.Arbitrary.Generator.Select(text => new RandomCell(Quoted(text), text))),
        ("Novelty", NastyText.Arbitrary.Generator.Select(text => new RandomCell(Quoted(text), text))),
        ("Int64", Long.Select(number => new RandomCell(number.ToString(CultureInfo.InvariantCulture), number))),
        ("Int32", Bits.Select(number => new RandomCell(number.ToString(CultureInfo.InvariantCulture), number))),
        ("Double", ArbMap.Default.GeneratorFor<double>().Where(double.IsFinite).Select(number => new RandomCell(number.ToString("R", CultureInfo.InvariantCulture), number))),
        ("Decimal", Gen.Choose(0, 28).SelectMany(scale => Bits.Three().Select(bits => new decimal(bits.Item1, bits.Item2, bits.Item3, scale % 2 == 0, (byte)scale)))
            .Select(number => new RandomCell(number.ToString(CultureInfo.InvariantCulture), number))),
        ("SByte", Gen.Elements(new RandomCell("1", true), new RandomCell("0", false), new RandomCell("true", true), new RandomCell("\"False\"", false))),
        ("Guid", ArbMap.Default.GeneratorFor<Guid>().Select(id => new RandomCell($"\"{id}\"", id))),
        ("TimeSpan", Long.Select(ticks => new TimeSpan(ticks)).Select(time => new RandomCell($"\"{time:c}\"", time))),
        ("DateTime", Long.SelectMany(number => Gen.Choose(0, 7).Select(digits => Date(number, digits)))),
        ("Object", NastyText.Arbitrary.Generator.Select(text => "{\"a\":[1.50,null," + Quoted(text) + "]," + Quoted(text) + ":{}}").Select(json => new RandomCell(json, json))),
    ];

    private static readonly Gen<string> Name = Gen.OneOf(Gen.Elements("", "a", "A", "Time", "TenantId", "connectionname", "ToString", "a b", "x,y", "#TYPE"), NastyText.Arbitrary.Generator);

    /// <summary>Up to eight columns and twenty rows.</summary>
    public static Arbitrary<RandomColumn[]> Arbitrary { get; } =
        Gen.Choose(1, 8).SelectMany(width => Gen.Choose(0, 20).SelectMany(height => Column(height).ArrayOf(width))).ToArbitrary();

    /// <summary>The answer that has the rows in it.</summary>
    public static string Body(RandomColumn[] columns)
    {
        var schema = string.Join(',', columns.Select(column => $$"""{"name":{{Quoted(column.Name)}},"type":"{{column.Type}}"}"""));
        var rows = string.Join(',', Enumerable.Range(0, columns[0].Cells.Count).Select(row => $"{{{string.Join(',', columns.Select(column => $"{Quoted(column.Name)}:{column.Cells[row].Json}"))}}}"));
        return $$"""{"schema":[{{schema}}],"results":[{{rows}}]}""";
    }

    private static Gen<RandomColumn> Column(int height) => Gen.Elements(Types).SelectMany(type =>
        Gen.Frequency((4, type.Cell), (1, Gen.Constant(Null))).ArrayOf(height).SelectMany(cells => Name.Select(name => new RandomColumn(name, type.Type, cells))));

    private static RandomCell Date(long number, int digits)
    {
        var day = TimeSpan.TicksPerDay;
        var step = (long)Math.Pow(10, 7 - digits);
        var time = new DateTime(((long.Abs(number % DateTime.MaxValue.Ticks) + day) % DateTime.MaxValue.Ticks + day) / step * step % DateTime.MaxValue.Ticks, DateTimeKind.Utc);
        if (time.Ticks < day) time = time.AddTicks(day);
        var format = "yyyy-MM-dd'T'HH:mm:ss" + (digits == 0 ? "" : "." + new string('f', digits)) + "'Z'";
        return new RandomCell($"\"{time.ToString(format, CultureInfo.InvariantCulture)}\"", time);
    }

    // Half a character has no other way through UTF-8.
    private static string Quoted(string text) => JsonConvert.ToString(text, '"', StringEscapeHandling.EscapeNonAscii);
}
