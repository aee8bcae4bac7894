using System.Globalization;
using DefenderXdr.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace DefenderXdr.Simulation.Tests;

/// <summary><c>let</c> and <c>print</c>, and the literals that the client writes for values.</summary>
public class LetTests
{
    private static readonly DateTime Now = new(2026, 11, 21, 12, 0, 0, DateTimeKind.Utc);

    public static TheoryData<string, object?> Literals { get; } = new()
    {
        { "'it''s'", null },
        { @"""\""\\\'\n\r\t\u00e9\u2028""", "\"\\'\n\r\té\u2028" },
        { @"@'C:\x'", @"C:\x" },
        { "7", 7L },
        { "-7", -7L },
        { "1.5e3", 1500.0 },
        { "2E-2", 0.02 },
        { "long(-9223372036854775808)", long.MinValue },
        { "int(5)", 5L },
        { "real(nan)", double.NaN },
        { "real(-inf)", double.NegativeInfinity },
        { "decimal(0.10)", 0.10m },
        { "bool(true)", true },
        { "false", false },
        { "guid(74be27de-1e4e-49d9-b579-fe0b332d3642)", new Guid("74be27de-1e4e-49d9-b579-fe0b332d3642") },
        { "timespan(-1.02:03:04.5000000)", -new TimeSpan(1, 2, 3, 4, 500) },
        { "timespan(2d)", TimeSpan.FromDays(2) },
        { "90m", TimeSpan.FromMinutes(90) },
        { "datetime(2026-11-21T08:09:10.1234567Z)", new DateTime(2026, 11, 21, 8, 9, 10, DateTimeKind.Utc).AddTicks(1234567) },
        { "ago(1d)", Now.AddDays(-1) },
    };

    [Theory]
    [MemberData(nameof(Literals))]
    public void A_literal_has_its_value(string literal, object? expected)
    {
        if (expected is null) Assert.Throws<KqlException>(() => Value(literal));
        else Assert.Equal(expected, Value(literal));
    }

    [Fact]
    public void A_dynamic_value_is_JSON_with_literals_of_KQL()
    {
        var members = Assert.IsType<List<KeyValuePair<string, object?>>>(Value("""dynamic({"a": [1, -2.5, "x)", null, true], "b": {}, "c": datetime(2026-11-21), "d": []})"""));
        Assert.Equal(["a", "b", "c", "d"], members.Select(one => one.Key));
        Assert.Equal([1L, -2.5, "x)", null, true], (object?[])members[0].Value!);
        Assert.Equal(new DateTime(2026, 11, 21, 0, 0, 0, DateTimeKind.Utc), members[2].Value);
    }

    [Fact]
    public void Names_stand_for_values_and_columns_come_first()
    {
        Assert.Equal(["b"], Names("let wanted = 'b'; T | where Name == wanted"));
        Assert.Equal(["a", "c"], Names("let wanted = dynamic(['a', 'c', 'x']);\nT | where Name in (wanted)"));
        Assert.Equal(["b"], Names("let wanted = dynamic(['A', 'c']); T | where Name !in~ (wanted)"));
        Assert.Equal(["a", "b", "c"], Names("let Name = 'b'; T | where Name == Name"));
        Assert.Equal(["c"], Names("let least = long(3); let Unused = 1; T | where Number >= least"));
    }

    [Fact]
    public void Any_text_survives_as_a_parameter() => Prop.ForAll(NastyText.Arbitrary, text => Equals(text, Run(text))).Check(NastyText.Config);

    [Fact]
    public void Any_list_of_texts_survives_as_a_parameter() =>
        Prop.ForAll(NastyText.Arbitrary.Generator.ArrayOf().ToArbitrary(), texts => texts.SequenceEqual((object?[])Run(texts)!)).Check(NastyText.Config);

    [Fact]
    public void Any_number_time_and_id_survives_as_a_parameter()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<double>(), value => value.Equals(Run(value))).Check(NastyText.Config);
        Prop.ForAll(ArbMap.Default.ArbFor<float>(), value => ((double)value).Equals(Run(value)) || value.Equals((float)(double)Run(value)!)).Check(NastyText.Config);
        Prop.ForAll(ArbMap.Default.ArbFor<long>(), value => value.Equals(Run(value))).Check(NastyText.Config);
        Prop.ForAll(ArbMap.Default.ArbFor<decimal>(), value => value.Equals(Run(value))).Check(NastyText.Config);
        Prop.ForAll(ArbMap.Default.ArbFor<TimeSpan>(), value => value.Equals(Run(value))).Check(NastyText.Config);
        Prop.ForAll(ArbMap.Default.ArbFor<DateTimeOffset>(), value => value.UtcDateTime.Equals(Run(value))).Check(NastyText.Config);
        Prop.ForAll(ArbMap.Default.ArbFor<Guid>(), value => value.Equals(Run(value))).Check(NastyText.Config);
    }

    // The client writes the literal, the simulated tenant's KQL reads it.
    private static object? Run(object value) =>
        KqlQuery.Run(new HuntingQuery { Text = "print v = p", Parameters = [new("p", value)] }.ToKql(), _ => null, Now).Rows.Single()[0];

    private static object? Value(string literal) => KqlQuery.Run($"let x = {literal};\nprint v = x", _ => null, Now).Rows.Single()[0];

    private static List<string?> Names(string query)
    {
        var rows = new KqlRows([new("Name", KqlType.String), new("Number", KqlType.Int64)], [["a", 1L], ["b", 2L], ["c", 3L]]);
        return [.. KqlQuery.Run(query, name => name == "T" ? rows : null, Now).Rows.Select(row => Convert.ToString(row[0], CultureInfo.InvariantCulture))];
    }
}
