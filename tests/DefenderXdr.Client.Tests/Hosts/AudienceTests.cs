namespace DefenderXdr.Tests.Hosts;

public sealed class AudienceTests
{
    [Theory]
    [InlineData("https://graph.microsoft.com", DefenderApi.Graph)]
    [InlineData("https://graph.microsoft.com/", DefenderApi.Graph)]
    [InlineData("HTTPS://GRAPH.microsoft.COM", DefenderApi.Graph)]
    [InlineData("https://graph.microsoft.us", DefenderApi.Graph)]
    [InlineData("https://dod-graph.microsoft.us", DefenderApi.Graph)]
    [InlineData("00000003-0000-0000-c000-000000000000", DefenderApi.Graph)]
    [InlineData("https://api.security.microsoft.com", DefenderApi.Xdr)]
    [InlineData("https://api-gcc.security.microsoft.us", DefenderApi.Xdr)]
    [InlineData("https://api-gov.security.microsoft.us/", DefenderApi.Xdr)]
    [InlineData("8ee8fdad-f234-4243-8f3b-15c294843740", DefenderApi.Xdr)]
    [InlineData("https://api.securitycenter.microsoft.com", DefenderApi.Endpoint)]
    [InlineData("https://api.securitycenter.windows.com", DefenderApi.Endpoint)]
    [InlineData("https://api-gcc.securitycenter.microsoft.us", DefenderApi.Endpoint)]
    [InlineData("https://api-gov.securitycenter.microsoft.us", DefenderApi.Endpoint)]
    [InlineData("https://securitycenter.onmicrosoft.com/windowsatpservice", DefenderApi.Endpoint)]
    [InlineData("https://securitycenter.onmicrosoft.com/windowsatpservice/", DefenderApi.Endpoint)]
    [InlineData("FC780465-2017-40d4-a0c5-307022471b92", DefenderApi.Endpoint)]
    public void A_known_audience_is_an_API_s(string audience, DefenderApi api) => Assert.Equal(api, HostTable.ApiOf(audience));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("https://management.azure.com")]
    [InlineData("https://graph.microsoft.com.example.test")]
    [InlineData("graph.microsoft.com")]
    public void Any_other_audience_is_none(string? audience) => Assert.Null(HostTable.ApiOf(audience));

    [Fact]
    public void Every_audience_in_the_table_leads_back_to_its_API()
    {
        foreach (var cloud in Enum.GetValues<DefenderCloud>())
            foreach (var api in new[] { DefenderApi.Graph, DefenderApi.Xdr, DefenderApi.Endpoint })
                Assert.Equal(api, HostTable.ApiOf(HostTable.Resolve(cloud)[api].Audience));
    }
}
