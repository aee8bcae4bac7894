using System.Collections;
using System.Collections.Specialized;
using System.Security;
using System.Text;
using DefenderXdr.Tests.Server;
using DefenderXdr.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using Newtonsoft.Json.Linq;

namespace DefenderXdr.Tests.Hunting;

/// <summary>Values that go into a query.</summary>
public sealed class QueryParameterTests
{
    private const string NoRows = """{"schema":[{"name":"a","type":"String"}],"results":[]}""";

    public static TheoryData<object?, string> Literals { get; } = new()
    {
        { "x", "\"x\"" },
        { "", "\"\"" },
        { "\"; DeviceInfo //\\", "\"\\\"; DeviceInfo //\\\\\"" },
        { "a\r\n\tb", "\"a\\r\\n\\tb\"" },
        { "é漢😀 \u2028\0\ufeff\ud800", "\"é漢😀 \\u2028\\u0000\\ufeff\\ud800\"" },
        { 'c', "\"c\"" },
        { 5, "long(5)" },
        { (byte)255, "long(255)" },
        { long.MinValue, "long(-9223372036854775808)" },
        { (ulong)long.MaxValue, "long(9223372036854775807)" },
        { 0.1, "real(0.1)" },
        { 0.1f, "real(0.1)" },
        { double.NaN, "real(nan)" },
        { double.PositiveInfinity, "real(+inf)" },
        { float.NegativeInfinity, "real(-inf)" },
        { 1.50m, "decimal(1.50)" },
        { true, "true" },
        { false, "false" },
        { new DateTime(2026, 11, 21, 8, 9, 10, 120, DateTimeKind.Utc), "datetime(2026-11-21T08:09:10.1200000Z)" },
        { new DateTimeOffset(2026, 11, 21, 8, 9, 10, TimeSpan.FromHours(2)), "datetime(2026-11-21T06:09:10.0000000Z)" },
        { DateTime.MaxValue.ToUniversalTime(), "datetime(9999-12-31T23:59:59.9999999Z)" },
        { TimeSpan.FromDays(1.5), "timespan(1.12:00:00)" },
        { -TimeSpan.FromMilliseconds(1), "timespan(-00:00:00.0010000)" },
        { new Guid("74be27de-1e4e-49d9-b579-fe0b332d3642"), "guid(74be27de-1e4e-49d9-b579-fe0b332d3642)" },
        { null, "dynamic(null)" },
        { new object?[] { 1, "a\"", null, true, 2.5, new DateTimeOffset(2026, 1, 2, 0, 0, 0, TimeSpan.Zero), Array.Empty<int>() }, "dynamic([1, \"a\\\"\", null, true, 2.5, datetime(2026-01-02T00:00:00.0000000Z), []])" },
        { new[] { double.NaN }, "dynamic([real(nan)])" },
        { new object[] { 5.0, -7f, 1e30, 5 }, "dynamic([5.0, -7.0, 1E+30, 5])" },
        { new HashSet<string> { "x" }, "dynamic([\"x\"])" },
        { new OrderedDictionary { ["a\n"] = 1, ["b"] = new Hashtable { ["c"] = TimeSpan.FromHours(1) } }, "dynamic({\"a\\n\": 1, \"b\": {\"c\": timespan(01:00:00)}})" },
    };

    [Theory]
    [MemberData(nameof(Literals))]
    public void Each_type_has_its_literal(object? value, string literal) => Assert.Equal(literal, KqlLiteral.Of(value));

    [Fact]
    public void A_local_time_is_put_in_as_UTC()
    {
        var local = new DateTime(2026, 7, 1, 12, 0, 0, DateTimeKind.Local);
        Assert.Equal(KqlLiteral.Of(local.ToUniversalTime()), KqlLiteral.Of(local));
        Assert.Equal(KqlLiteral.Of(local), KqlLiteral.Of(DateTime.SpecifyKind(local, DateTimeKind.Unspecified)));
    }

    public static TheoryData<object> Unsupported { get; } = new(
        new SecureString(), ulong.MaxValue, DayOfWeek.Monday, new StringBuilder("x"), new Uri("https://contoso.com"), new object(),
        new[] { new object() }, new[] { DayOfWeek.Monday }, new[] { 1.5m }, new Hashtable { [1] = 2 }, HoldsItself());

    [Theory]
    [MemberData(nameof(Unsupported), DisableDiscoveryEnumeration = true)]
    public async Task A_value_without_a_literal_is_refused_before_any_call(object value)
    {
        var error = await ErrorOf("p", value);
        Assert.Equal(ErrorIds.QueryParameterValueNotSupported, error.ErrorId);
        Assert.Equal(ErrorKind.InvalidArgument, error.Kind);
        Assert.Contains("'p'", error.Message);
        Assert.NotEmpty(error.RecommendedAction!);
    }

    [Theory]
    [InlineData("", ErrorIds.QueryParameterNameInvalid)]
    [InlineData("1a", ErrorIds.QueryParameterNameInvalid)]
    [InlineData("a b", ErrorIds.QueryParameterNameInvalid)]
    [InlineData("a\n", ErrorIds.QueryParameterNameInvalid)]
    [InlineData("a-b", ErrorIds.QueryParameterNameInvalid)]
    [InlineData("é", ErrorIds.QueryParameterNameInvalid)]
    [InlineData("a = 1; let b", ErrorIds.QueryParameterNameInvalid)]
    [InlineData("where", ErrorIds.QueryParameterNameInvalid)]
    [InlineData("datetime", ErrorIds.QueryParameterNameInvalid)]
    [InlineData("flags", ErrorIds.QueryParameterNameInvalid)]
    [InlineData("True", ErrorIds.QueryParameterNameInvalid)]
    [InlineData("__a", ErrorIds.QueryParameterNameInvalid)]
    [InlineData("a__", ErrorIds.QueryParameterNameInvalid)]
    [InlineData("DeviceProcessEvents", ErrorIds.QueryParameterShadowsTable)]
    [InlineData("EmailEvents", ErrorIds.QueryParameterShadowsTable)]
    [InlineData("DeviceTvmSoftwareInventory", ErrorIds.QueryParameterShadowsTable)]
    public async Task A_name_that_cannot_be_is_refused_before_any_call(string name, string errorId) => Assert.Equal(errorId, (await ErrorOf(name, 1)).ErrorId);

    [Fact]
    public void A_name_that_comes_twice_is_refused() =>
        Assert.Equal(ErrorIds.QueryParameterNameInvalid, Assert.Throws<DefenderException>(() => new HuntingQuery { Text = "T", Parameters = [new("a", 1), new("a", 2)] }.ToKql()).ErrorId);

    [Fact]
    public async Task They_stand_before_the_query_on_its_first_line()
    {
        var sent = await SentAsync(new() { Text = "DeviceInfo\n| take n", Parameters = [new("n", 5), new("_Name2", "x")] }, DefenderApi.Xdr);
        Assert.Equal("""{"Query":"let n = long(5); let _Name2 = \"x\"; DeviceInfo\n| take n"}""", sent.ToString(Newtonsoft.Json.Formatting.None));
    }

    [Fact]
    public async Task Graph_takes_a_timespan_and_a_workspace()
    {
        var sent = await SentAsync(new() { Text = "T", Timespan = TimeSpan.FromHours(36), WorkspaceId = new("74be27de-1e4e-49d9-b579-fe0b332d3642") }, DefenderApi.Graph);
        Assert.Equal("""{"Query":"T","Timespan":"P1DT12H","workspaceId":"74be27de-1e4e-49d9-b579-fe0b332d3642"}""", sent.ToString(Newtonsoft.Json.Formatting.None));
    }

    [Theory]
    [InlineData(DefenderApi.Xdr)]
    [InlineData(DefenderApi.Endpoint)]
    public async Task The_older_APIs_take_no_workspace_and_nothing_is_sent(DefenderApi api)
    {
        await using var server = new LoopbackServer(Answer.Json(NoRows));
        var error = await TestClient.Create(server).Hunting.RunAsync(new HuntingQuery { Text = "T", WorkspaceId = Guid.NewGuid() }, api).ErrorOf();
        Assert.Equal(ErrorIds.ApiNotSupported, error.ErrorId);
        Assert.Contains("ThreatHunting.Read.All", error.Message);
        Assert.Equal(0, server.Connections);
    }

    [Fact]
    public async Task A_timespan_of_nothing_is_refused()
    {
        await using var server = new LoopbackServer(Answer.Json(NoRows));
        Assert.Equal(ErrorIds.InvalidParameter, (await TestClient.Create(server).Hunting.RunAsync(new HuntingQuery { Text = "T", Timespan = TimeSpan.Zero }, DefenderApi.Graph).ErrorOf()).ErrorId);
        Assert.Equal(0, server.Connections);
    }

    [Fact]
    public void No_text_can_break_out_of_its_literal() => Prop.ForAll(NastyText.Arbitrary, text =>
    {
        var (value, rest) = KqlTokens.ReadString(KqlLiteral.Of(text));
        return value == text && rest.Length == 0;
    }).Check(NastyText.Config);

    [Fact]
    public void No_text_can_break_out_of_a_dynamic_value() => Prop.ForAll(NastyText.Arbitrary, text =>
    {
        var (key, rest) = KqlTokens.ReadString(KqlLiteral.Of(new Hashtable { [text] = new[] { text } })["dynamic({".Length..]);
        var (item, end) = KqlTokens.ReadString(rest[": [".Length..]);
        return key == text && item == text && end == "]})";
    }).Check(NastyText.Config);

    private static object[] HoldsItself()
    {
        var array = new object[1];
        array[0] = array;
        return array;
    }

    private static async Task<DefenderException> ErrorOf(string name, object? value)
    {
        await using var server = new LoopbackServer(Answer.Json(NoRows));
        var error = await TestClient.Create(server).Hunting.RunAsync(new HuntingQuery { Text = "T", Parameters = [new(name, value)] }, DefenderApi.Graph).ErrorOf();
        Assert.Equal(0, server.Connections);
        return error;
    }

    private static async Task<JObject> SentAsync(HuntingQuery query, DefenderApi api)
    {
        await using var server = new LoopbackServer(Answer.Json(NoRows));
        await TestClient.Create(server).Hunting.RunAsync(query, api).ToListAsync();
        return JObject.Parse(server.Requests.Single().Body);
    }
}
