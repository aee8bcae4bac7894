using DefenderXdr.Tests.Server;
using DefenderXdr.Tests.Support;
using Newtonsoft.Json.Linq;

namespace DefenderXdr.Tests.Hunting;

/// <summary>A timespan where the API has no parameter for it.</summary>
public sealed class TimespanTests
{
    private const string NoRows = """{"Schema":[{"Name":"a","Type":"String"}],"Results":[]}""";
    private const string Filter = " | where Timestamp > ago(timespan(7.00:00:00))";

    [Theory]
    [InlineData("DeviceEvents", "DeviceEvents!")]
    [InlineData("DeviceEvents;", "DeviceEvents!;")]
    [InlineData("DeviceEvents | take 5", "DeviceEvents! | take 5")]
    [InlineData("// DeviceInfo\nDeviceEvents // all\n| take 5", "// DeviceInfo\nDeviceEvents! // all\n| take 5")]
    [InlineData("let a = 'DeviceInfo'; // DeviceInfo\nlet b = 2;\n  DeviceEvents\n| where a == b; //", "let a = 'DeviceInfo'; // DeviceInfo\nlet b = 2;\n  DeviceEvents!\n| where a == b; //")]
    [InlineData("DeviceEvents | search 'x' | extend union_ = 1, table = 2 | where table == find", "DeviceEvents! | search 'x' | extend union_ = 1, table = 2 | where table == find")]
    [InlineData("DeviceInfo | join (DeviceTvmSoftwareInventory) on DeviceId", "DeviceInfo! | join (DeviceTvmSoftwareInventory) on DeviceId")]
    [InlineData("DeviceTvmSoftwareInventory | take 5", "DeviceTvmSoftwareInventory | take 5")]
    [InlineData("ExposureGraphNodes", "ExposureGraphNodes")]
    [InlineData("// nothing", "// nothing")]
    public async Task It_becomes_a_filter_behind_the_table(string text, string sent)
    {
        foreach (var api in new[] { DefenderApi.Xdr, DefenderApi.Endpoint })
        {
            await using var server = new LoopbackServer(Answer.Json(NoRows));
            await TestClient.Create(server).Hunting.RunAsync(new HuntingQuery { Text = text, Timespan = TimeSpan.FromDays(7) }, api).ToListAsync();
            Assert.Equal(new JObject { ["Query"] = sent.Replace("!", Filter) }.ToString(), JObject.Parse(server.Requests.Single().Body).ToString());
        }
    }

    [Theory]
    [InlineData("SigninLogs | take 1", "does not start with one of the documented tables")]
    [InlineData("deviceevents", "does not start")]
    [InlineData("union DeviceEvents, DeviceInfo", "does not start")]
    [InlineData("search 'x'", "does not start")]
    [InlineData("print a = 1", "does not start")]
    [InlineData("(DeviceEvents)", "does not start")]
    [InlineData("['DeviceEvents'] | take 1", "does not start")]
    [InlineData("DeviceEvents(1)", "does not start")]
    [InlineData("DeviceEvents, DeviceInfo", "does not start")]
    [InlineData("let recent = DeviceEvents | take 5; recent", "does not start")]
    [InlineData("let DeviceEvents = DeviceTvmSoftwareInventory; DeviceEvents | take 5", "'let' statement makes DeviceEvents something else")]
    [InlineData("let ['DeviceEvents'] = DeviceTvmSoftwareInventory; DeviceEvents | take 5", "'let' statement makes DeviceEvents something else")]
    [InlineData("let recent = DeviceInfo; DeviceEvents | join recent on DeviceId", "also reads 'DeviceInfo'")]
    [InlineData("DeviceEvents | join kind=inner (DeviceInfo | take 1) on DeviceId", "also reads 'DeviceInfo'")]
    [InlineData("DeviceTvmSoftwareInventory | join DeviceInfo on DeviceId", "also reads 'DeviceInfo'")]
    [InlineData("DeviceEvents | join (DeviceEvents) on DeviceId", "also reads 'DeviceEvents'")]
    [InlineData("DeviceEvents | union Device*", "also reads 'union'")]
    [InlineData("DeviceEvents | join (union *) on DeviceId", "also reads 'union'")]
    [InlineData("DeviceEvents | join (search 'x') on DeviceId", "also reads 'search'")]
    [InlineData("let f = () { find where DeviceId == 'x' }; DeviceEvents | join f on DeviceId", "also reads 'find'")]
    [InlineData("DeviceEvents | join (table('DeviceInfo')) on DeviceId", "also reads 'table'")]
    public async Task It_is_refused_where_rows_could_differ_from_Graph_s_and_nothing_is_sent(string text, string why)
    {
        await using var server = new LoopbackServer(Answer.Json(NoRows));
        var error = await TestClient.Create(server).Hunting.RunAsync(new HuntingQuery { Text = text, Timespan = TimeSpan.FromDays(7) }, DefenderApi.Xdr).ErrorOf();
        Assert.Equal(ErrorIds.ApiNotSupported, error.ErrorId);
        Assert.Contains(why, error.Message);
        Assert.Contains("ThreatHunting.Read.All", error.Message);
        Assert.Contains("ago(7d)", error.RecommendedAction);
        Assert.Equal(0, server.Connections);
    }

    [Fact]
    public async Task An_empty_query_stays_one()
    {
        await using var server = new LoopbackServer(Answer.Json(NoRows));
        var error = await TestClient.Create(server).Hunting.RunAsync(new HuntingQuery { Text = " ", Timespan = TimeSpan.FromDays(7) }, DefenderApi.Xdr).ErrorOf();
        Assert.Equal(ErrorIds.HuntingQueryInvalid, error.ErrorId);
    }

    [Fact]
    public async Task Values_stand_before_the_filtered_query()
    {
        await using var server = new LoopbackServer(Answer.Json(NoRows));
        var query = new HuntingQuery { Text = "DeviceEvents | take n", Parameters = [new("n", 5)], Timespan = TimeSpan.FromHours(1) };
        await TestClient.Create(server).Hunting.RunAsync(query, DefenderApi.Endpoint).ToListAsync();
        Assert.Equal("let n = long(5); DeviceEvents | where Timestamp > ago(timespan(01:00:00)) | take n", (string?)JObject.Parse(server.Requests.Single().Body)["Query"]);
    }

    [Fact]
    public void Every_table_is_listed_once_and_either_has_a_time_or_not()
    {
        Assert.Equal(HuntingTables.Names.Distinct().Order(StringComparer.OrdinalIgnoreCase).ThenBy(name => name, StringComparer.Ordinal), HuntingTables.Names);
        Assert.All(HuntingTables.Names, name => Assert.True(HuntingTables.IsKnown(name)));
        Assert.True(HuntingTables.HasTimestamp("DeviceTvmSecureConfigurationAssessment"));
        Assert.False(HuntingTables.HasTimestamp("DeviceTvmSecureConfigurationAssessmentKB"));
        Assert.False(HuntingTables.HasTimestamp("SigninLogs"));
    }
}
