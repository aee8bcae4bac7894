namespace DefenderXdr.Tests.Hosts;

public sealed class HostTableTests
{
    [Theory]
    [InlineData(DefenderCloud.Commercial, "login.microsoftonline.com", "graph.microsoft.com", "api.security.microsoft.com", "api.security.microsoft.com", "security.microsoft.com")]
    [InlineData(DefenderCloud.GCC, "login.microsoftonline.com", "graph.microsoft.com", "api-gcc.security.microsoft.us", "api-gcc.securitycenter.microsoft.us", "security.microsoft.com")]
    [InlineData(DefenderCloud.GCCHigh, "login.microsoftonline.us", "graph.microsoft.us", "api-gov.security.microsoft.us", "api-gov.securitycenter.microsoft.us", "security.microsoft.us")]
    [InlineData(DefenderCloud.DoD, "login.microsoftonline.us", "dod-graph.microsoft.us", "api-gov.security.microsoft.us", "api-gov.securitycenter.microsoft.us", "security.apps.mil")]
    public void Each_cloud_has_its_documented_hosts(DefenderCloud cloud, string authority, string graph, string xdr, string endpoint, string portal)
    {
        var hosts = HostTable.Resolve(cloud);

        Assert.Equal(cloud, hosts.Cloud);
        Assert.Null(hosts.Region);
        Assert.Equal(new Uri($"https://{authority}"), hosts.Authority);
        Assert.Equal(new Uri($"https://{graph}"), hosts.Graph.Root);
        Assert.Equal(new Uri($"https://{xdr}"), hosts.Xdr.Root);
        Assert.Equal(new Uri($"https://{endpoint}"), hosts.Endpoint.Root);
        Assert.Equal(new Uri($"https://{portal}"), hosts.Portal);
        Assert.Equal($"https://{graph}", hosts.Graph.Audience);
    }

    [Fact]
    public void The_two_Defender_APIs_have_audiences_of_their_own_even_on_one_host()
    {
        var hosts = HostTable.Resolve();

        Assert.Equal("https://api.security.microsoft.com", hosts.Xdr.Audience);
        Assert.Equal("https://api.securitycenter.microsoft.com", hosts.Endpoint.Audience);
    }

    [Theory]
    [InlineData(DefenderRegion.US, "us")]
    [InlineData(DefenderRegion.EU, "eu")]
    [InlineData(DefenderRegion.UK, "uk")]
    [InlineData(DefenderRegion.AU, "au")]
    [InlineData(DefenderRegion.SWA, "swa")]
    [InlineData(DefenderRegion.INA, "ina")]
    [InlineData(DefenderRegion.AEA, "aea")]
    public void Each_commercial_region_has_its_host_and_the_cloud_s_audiences(DefenderRegion region, string prefix)
    {
        var hosts = HostTable.Resolve(region: region);

        Assert.Equal(region, hosts.Region);
        Assert.Equal(new Uri($"https://{prefix}.api.security.microsoft.com"), hosts.Xdr.Root);
        Assert.Equal(new Uri($"https://{prefix}.api.security.microsoft.com"), hosts.Endpoint.Root);
        Assert.Equal("https://api.security.microsoft.com", hosts.Xdr.Audience);
        Assert.Equal("https://api.securitycenter.microsoft.com", hosts.Endpoint.Audience);
        Assert.Equal(new Uri("https://graph.microsoft.com"), hosts.Graph.Root);
    }

    [Fact]
    public void Every_region_is_in_the_table_s_test() => Assert.Equal(7, Enum.GetValues<DefenderRegion>().Length);

    [Theory]
    [InlineData(DefenderCloud.GCC)]
    [InlineData(DefenderCloud.GCCHigh)]
    [InlineData(DefenderCloud.DoD)]
    public void A_region_belongs_to_the_commercial_cloud(DefenderCloud cloud)
    {
        var error = Assert.Throws<DefenderException>(() => HostTable.Resolve(cloud, DefenderRegion.EU));

        Assert.Equal(ErrorIds.RegionNotInCloud, error.ErrorId);
        Assert.Contains("EU", error.Message);
        Assert.Contains($"{cloud}", error.Message);
    }

    [Theory]
    [InlineData("https://defender.example.test")]
    [InlineData("https://defender.example.test:8443/")]
    [InlineData("http://127.0.0.1:5000")]
    [InlineData("http://localhost:5000")]
    [InlineData("http://[::1]:5000")]
    public void A_private_host_takes_the_place_of_the_table_s_and_leaves_the_audience(string address)
    {
        var given = new Uri(address);

        var hosts = HostTable.Resolve(DefenderCloud.GCC, overrides: new() { Authority = given, Graph = given, Xdr = given, Endpoint = given });

        Assert.Equal([given, given, given, given], [hosts.Authority, hosts.Graph.Root, hosts.Xdr.Root, hosts.Endpoint.Root]);
        Assert.Equal("https://graph.microsoft.com", hosts.Graph.Audience);
        Assert.Equal("https://api-gcc.security.microsoft.us", hosts.Xdr.Audience);
        Assert.Equal("https://api-gcc.securitycenter.microsoft.us", hosts.Endpoint.Audience);
    }

    [Fact]
    public void One_private_host_leaves_the_others_alone()
    {
        var hosts = HostTable.Resolve(region: DefenderRegion.EU, overrides: new() { Xdr = new Uri("https://xdr.example.test") });

        Assert.Equal("xdr.example.test", hosts.Xdr.Root.Host);
        Assert.Equal("eu.api.security.microsoft.com", hosts.Endpoint.Root.Host);
        Assert.Equal("graph.microsoft.com", hosts.Graph.Root.Host);
    }

    [Theory]
    [InlineData("http://graph.example.test", ErrorIds.InsecureHost)]
    [InlineData("http://10.0.0.1", ErrorIds.InsecureHost)]
    [InlineData("http://localhost.example.test", ErrorIds.InsecureHost)]
    [InlineData("http://127.0.0.1.example.test", ErrorIds.InsecureHost)]
    [InlineData("ftp://127.0.0.1", ErrorIds.InsecureHost)]
    [InlineData("file:///tmp", ErrorIds.InsecureHost)]
    [InlineData("graph.microsoft.com", ErrorIds.InsecureHost)]
    [InlineData("https://graph.example.test/v1.0", ErrorIds.InvalidHost)]
    [InlineData("https://graph.example.test/?a=b", ErrorIds.InvalidHost)]
    [InlineData("https://user:word@graph.example.test", ErrorIds.InvalidHost)]
    [InlineData("http://user@127.0.0.1", ErrorIds.InvalidHost)]
    [InlineData("http://user:word@graph.example.test", ErrorIds.InsecureHost)]
    public void An_address_that_no_token_may_go_to_is_refused(string address, string errorId)
    {
        var given = new Uri(address, UriKind.RelativeOrAbsolute);

        foreach (var overrides in new HostOverrides[] { new() { Authority = given }, new() { Graph = given }, new() { Xdr = given }, new() { Endpoint = given } })
        {
            var error = Assert.Throws<DefenderException>(() => HostTable.Resolve(overrides: overrides));
            Assert.Equal(errorId, error.ErrorId);
            Assert.Equal(ErrorKind.InvalidArgument, error.Kind);
            Assert.DoesNotContain("word", error.Message);
        }
    }

    [Fact]
    public void Auto_has_no_host() => Assert.Throws<ArgumentOutOfRangeException>(() => HostTable.Resolve()[DefenderApi.Auto]);

    [Theory]
    [InlineData("https://api.security.microsoft.com/api/incidents", true)]
    [InlineData("https://API.Security.Microsoft.com:443/x", true)]
    [InlineData("http://api.security.microsoft.com/", false)]
    [InlineData("https://api.security.microsoft.com:444/", false)]
    [InlineData("https://api.security.microsoft.com.example.test/", false)]
    [InlineData("https://security.microsoft.com/", false)]
    [InlineData("https://api.security.microsoft.com@example.test/", false)]
    public void A_host_owns_its_own_scheme_name_and_port_only(string address, bool owned) =>
        Assert.Equal(owned, HostTable.Resolve().Xdr.Owns(new Uri(address)));
}
