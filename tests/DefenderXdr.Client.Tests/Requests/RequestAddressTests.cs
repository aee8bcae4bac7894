using DefenderXdr.Tests.Server;
using DefenderXdr.Tests.Support;

namespace DefenderXdr.Tests.Requests;

/// <summary>Which API a path is meant for, and that no other host is ever asked.</summary>
public sealed class RequestAddressTests
{
    private static readonly DefenderHosts Hosts = HostTable.Resolve();

    [Theory]
    [InlineData("security/incidents", DefenderApi.Graph, "/v1.0/security/incidents")]
    [InlineData("/security/incidents?$top=1", DefenderApi.Graph, "/v1.0/security/incidents?$top=1")]
    [InlineData("/v1.0/security/incidents", DefenderApi.Graph, "/v1.0/security/incidents")]
    [InlineData("beta/security/rules", DefenderApi.Graph, "/beta/security/rules")]
    [InlineData("/api/incidents", DefenderApi.Xdr, "/api/incidents")]
    [InlineData("/API/Incidents/42", DefenderApi.Xdr, "/API/Incidents/42")]
    [InlineData("/api/v1.0/incidents", DefenderApi.Xdr, "/api/v1.0/incidents")]
    [InlineData("api/advancedhunting/run", DefenderApi.Xdr, "/api/advancedhunting/run")]
    [InlineData("api/machines", DefenderApi.Endpoint, "/api/machines")]
    [InlineData("/api/incidentsOfTomorrow", DefenderApi.Endpoint, "/api/incidentsOfTomorrow")]
    [InlineData("  /api/machines/a b?$filter=x eq '#1' ", DefenderApi.Endpoint, "/api/machines/a%20b?$filter=x%20eq%20'%231'")]
    [InlineData("https://graph.microsoft.com/v1.0/security/incidents/1", DefenderApi.Graph, "/v1.0/security/incidents/1")]
    [InlineData("HTTPS://GRAPH.microsoft.com:443/security/incidents", DefenderApi.Graph, "/v1.0/security/incidents")]
    public void A_path_tells_its_API(string path, DefenderApi expected, string pathAndQuery)
    {
        var (api, address) = RequestAddress.Resolve(Hosts, path, DefenderApi.Auto, "GET");

        Assert.Equal(expected, api);
        Assert.Equal(pathAndQuery, address.PathAndQuery);
        Assert.True(Hosts[api].Owns(address));
    }

    [Theory]
    [InlineData(DefenderApi.Graph, "anything/else", "https://graph.microsoft.com/v1.0/anything/else")]
    [InlineData(DefenderApi.Endpoint, "/api/incidents", null)]
    [InlineData(DefenderApi.Xdr, "/other", null)]
    public void A_named_API_is_believed(DefenderApi api, string path, string? expected)
    {
        var (chosen, address) = RequestAddress.Resolve(Hosts, path, api, "GET");

        Assert.Equal(api, chosen);
        Assert.Equal(expected ?? new Uri(Hosts[api].Root, path).AbsoluteUri, address.AbsoluteUri);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("machines")]
    [InlineData("/incidents/1?x=/api/machines")]
    public void A_path_that_tells_nothing_is_asked_about(string path)
    {
        var error = Assert.Throws<DefenderException>(() => RequestAddress.Resolve(Hosts, path, DefenderApi.Auto, "GET"));

        Assert.Equal(ErrorIds.InvalidParameter, error.ErrorId);
    }

    [Theory]
    [InlineData("https://example.com/api/machines")]
    [InlineData("http://127.0.0.1:{other}/api/machines")]
    [InlineData("https://127.0.0.1:{own}/api/machines")]
    [InlineData("http://localhost:{own}/api/machines")]
    [InlineData("http://user:secret@127.0.0.1:{own}/api/machines")]
    [InlineData("http://127.0.0.1:{own}@127.0.0.1:{other}/api/machines")]
    [InlineData("//127.0.0.1:{other}/api/machines")]
    [InlineData("\\\\127.0.0.1:{other}\\api\\machines")]
    [InlineData("/\\127.0.0.1:{other}/api/machines")]
    [InlineData(" //127.0.0.1:{other}/api/machines")]
    [InlineData("file:///etc/passwd")]
    [InlineData("mailto:someone@example.com")]
    public async Task Another_place_is_refused_and_nothing_is_sent_there(string path)
    {
        await using var other = new LoopbackServer(_ => Answer.Json("{}"));
        await using var server = new LoopbackServer(_ => Answer.Json("{}"));
        var place = path.Replace("{own}", $"{server.Root.Port}").Replace("{other}", $"{other.Root.Port}");

        var error = await TestClient.Create(server).Requests.SendAsync(new() { Path = place }).ErrorOf();

        Assert.Equal(ErrorIds.ForeignAddress, error.ErrorId);
        Assert.Contains("nothing was sent", error.Message);
        Assert.Equal(0, server.Connections);
        Assert.Equal(0, other.Connections);
    }

    [Fact]
    public void Another_API_s_host_is_refused_when_the_API_is_named() =>
        Assert.Equal(ErrorIds.ForeignAddress, Assert.Throws<DefenderException>(() =>
            RequestAddress.Resolve(Hosts, "https://graph.microsoft.com/v1.0/security/incidents", DefenderApi.Endpoint, "GET")).ErrorId);

    [Theory]
    [InlineData("GET", "/api/machines/findbytag", nameof(ApiOperations.EndpointFindMachinesByTag))]
    [InlineData("GET", "/api/machines/abc/", nameof(ApiOperations.EndpointGetMachine))]
    [InlineData("GET", "/api/v1.0/Machines/abc", nameof(ApiOperations.EndpointGetMachine))]
    [InlineData("GET", "/api/machines/findbyip(ip='10.0.0.1',timestamp=2026-01-01T00:00:00Z)", nameof(ApiOperations.EndpointFindMachinesByIp))]
    [InlineData("GET", "/api/machineactions/1/GetLiveResponseResultDownloadLink(index=0)", nameof(ApiOperations.EndpointGetLiveResponseResult))]
    [InlineData("POST", "/api/machines/abc/isolate", nameof(ApiOperations.EndpointIsolateMachine))]
    [InlineData("PATCH", "/beta/security/incidents/1", nameof(ApiOperations.GraphUpdateIncident))]
    [InlineData("DELETE", "/api/machines/abc", null)]
    [InlineData("GET", "/api/machines/abc/def", null)]
    public void An_operation_of_the_table_is_found(string method, string path, string? name) =>
        Assert.Equal(name, OperationFinder.Find(DefenderApi.Auto, method, path)?.Name);

    [Fact]
    public void Every_operation_of_the_table_finds_itself() => Assert.All(ApiOperations.All, operation =>
        Assert.Same(operation, OperationFinder.Find(operation.Api, operation.Method, operation.Path.Replace("{", "").Replace("}", ""))));
}
