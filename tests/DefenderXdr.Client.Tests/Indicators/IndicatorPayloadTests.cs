using DefenderXdr.Tests.Server;
using DefenderXdr.Tests.Support;
using Newtonsoft.Json.Linq;

namespace DefenderXdr.Tests.Indicators;

/// <summary>The documented indicators, over a socket, into the typed object and back.</summary>
public sealed class IndicatorPayloadTests
{
    [Theory]
    [InlineData("Defender/get-ti-indicators-collection.example1", 2)]
    [InlineData("Defender/get-ti-indicators-collection.example2", 1)]
    public async Task A_documented_list_keeps_every_value(string name, int count)
    {
        var payload = new Payload(name);
        await using var server = new LoopbackServer(payload.Answer());

        var indicators = await TestClient.Create(server).Indicators.ListAsync().ToListAsync();

        Assert.Equal(count, indicators.Count);
        foreach (var (original, indicator) in payload.Values.Zip(indicators)) Lossless.AssertKeeps(original, indicator);
        Assert.All(indicators, indicator => Assert.Empty(indicator.AdditionalProperties));
        Assert.Equal("/api/indicators?$top=10000", Uri.UnescapeDataString(server.Requests[0].Target));
    }

    [Fact]
    public async Task The_first_list_has_its_documented_members()
    {
        await using var server = new LoopbackServer(new Payload("Defender/get-ti-indicators-collection.example1").Answer());

        var indicators = await TestClient.Create(server).Indicators.ListAsync().ToListAsync();

        Assert.Equal(("995", "12.13.14.15", "IpAddress", "Alert", "demo-test"), (indicators[0].IndicatorId, indicators[0].Value, indicators[0].Type, indicators[0].Action, indicators[0].Application));
        Assert.Equal(("TestPrdApp", "AadApp", "45097602-1234-5678-1234-9f453233e62c"), (indicators[0].CreatedBySource, indicators[0].SourceType, indicators[0].CreatedBy));
        Assert.Equal(new DateTimeOffset(2020, 12, 12, 0, 0, 0, TimeSpan.Zero), indicators[0].ExpirationTime);
        Assert.Equal(["Group1", "Group2"], indicators[1].RbacGroupNames);
        Assert.Null(indicators[1].Application);
        Assert.Null(indicators[1].GenerateAlert);
    }

    [Fact]
    public void The_documented_entity_keeps_every_value()
    {
        var payload = new Payload("Defender/ti-indicator").Json;

        var indicator = PayloadText.Read(IndicatorFields.Reader, payload);

        Lossless.AssertKeeps(payload, indicator);
        Assert.Equal(("994", "FileSha256", "user@contoso.onmicrosoft.com", (DateTimeOffset?)null), (indicator.IndicatorId, indicator.Type, indicator.CreatedBySource, indicator.ExpirationTime));
    }

    [Fact]
    public void The_documented_request_is_what_is_sent()
    {
        var request = new Payload("Defender/post-ti-indicator.request").Json;

        var sent = Payload.Parse(IndicatorBody.Of(PayloadText.Read(IndicatorFields.Reader, request)));

        sent["expirationTime"] = request["expirationTime"];
        Assert.True(JToken.DeepEquals(request, sent), sent.ToString());
    }

    [Fact]
    public void What_is_written_back_loses_nothing_and_says_what_is_cleared()
    {
        var read = Payload.Parse("""{"id":"7","indicatorValue":"1.2.3.4","indicatorType":"IpAddress","action":"Block","title":"t","description":"d","application":"a","severity":"Low","generateAlert":"True","category":"Execution","mitreTechniques":["T1"],"bypassDurationHours":4,"rbacGroupNames":["g"],"@odata.etag":"x"}""");

        var sent = Payload.Parse(IndicatorBody.Of(PayloadText.Read(IndicatorFields.Reader, read)));

        Assert.True(JToken.DeepEquals(sent, Payload.Parse("""{"indicatorType":"IpAddress","indicatorValue":"1.2.3.4","expirationTime":null,"action":"Block","severity":"Low","title":"t","description":"d","recommendedActions":null,"rbacGroupNames":["g"],"category":"Execution","mitreTechniques":["T1"],"generateAlert":true,"educateUrl":null,"bypassDurationHours":4}""")), sent.ToString());
    }

    [Fact]
    public void An_alert_flag_as_text_is_read_and_kept()
    {
        var indicator = PayloadText.Read(IndicatorFields.Reader, """{"generateAlert":"False"}""");

        Assert.False(indicator.GenerateAlert);
        Assert.Equal("False", indicator.AdditionalProperties["generateAlert"]);
    }

    [Fact]
    public void Every_documented_property_is_known()
    {
        var entities = JObject.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Payloads", "Defender", "entities.json")));
        foreach (var property in entities["Indicator"]!["properties"]!)
            Assert.Contains(IndicatorFields.All, field => field.Wires.Split('|').Contains((string?)property["name"]));
    }
}
