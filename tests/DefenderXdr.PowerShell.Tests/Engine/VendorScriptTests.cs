using System.ComponentModel;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using DefenderXdr.Simulation;
using DefenderXdr.SimulationServer;
using Newtonsoft.Json.Linq;

namespace DefenderXdr.PowerShell.Tests.Engine;

/// <summary>The vendor's documented scripts, with nothing but host names and the values to paste changed, get what the cmdlets get.</summary>
public sealed class VendorScriptTests : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("DefenderXdr");
    private HostedTenant tenant = null!;

    private SimulationHost Host => tenant.Host;

    public async ValueTask InitializeAsync() => tenant = await HostedTenant.StartAsync(new() { IncidentCount = 90 });

    [Fact]
    public async Task Hello_world_saves_the_incidents_that_the_cmdlet_gives()
    {
        Assert.SkipWhen(PowerShellEngine.WhyNone is not null, PowerShellEngine.WhyNone ?? "");
        WriteScript("Get-Token.ps1");
        WriteScript("Get-Incidents.ps1");

        var result = await PowerShellEngine.RunAsync("$ErrorActionPreference = 'Stop'; ./Get-Incidents.ps1", folder.FullName);

        Assert.True(result.ExitCode == 0, result.Output);
        var saved = JArray.Parse(await File.ReadAllTextAsync(folder.GetFiles("Latest Incidents *.json").Single().FullName));
        var expected = await IncidentIdsAsync(new() { Api = DefenderApi.Xdr, UpdatedAfter = DateTimeOffset.UtcNow.AddHours(-48) });
        Assert.NotEmpty(expected);
        Assert.Equal(expected, saved.Select(incident => incident.Value<long>("incidentId")));
        Assert.StartsWith("ey", await File.ReadAllTextAsync(Path.Combine(folder.FullName, "Latest-token.txt")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_partner_pages_python_gets_a_token_for_the_same_incidents()
    {
        WriteScript("get_token.py", appendix: "print(aadToken)");

        var result = await ToolAsync("python3", [Path.Combine(folder.FullName, "get_token.py")]);

        await AssertSameIncidentsAsync(result.Output.Trim());
    }

    [Fact]
    public async Task The_partner_pages_curl_gets_a_token_for_the_same_incidents()
    {
        var result = await ToolAsync("curl",
        [
            "-i", "-X", "POST", "-H", "Content-Type:application/x-www-form-urlencoded", "-d", "grant_type=client_credentials",
            "-d", $"client_id={SimulatedTenant.DefaultClientId}", "-d", "scope=https://securitycenter.onmicrosoft.com/windowsatpservice/.default",
            "-d", $"client_secret={SimulatedTenant.DefaultClientSecret}", $"{Host.Https}{SimulatedTenant.DefaultTenantId}/oauth2/v2.0/token", "-k", "-s",
        ]);

        Assert.Contains("\"token_type\":\"Bearer\"", result.Output, StringComparison.Ordinal);
        await AssertSameIncidentsAsync(Regex.Match(result.Output, "\"access_token\":\"([^\"]+)\"").Groups[1].Value);
    }

    [Fact]
    public async Task The_endpoint_pages_password_request_gets_a_token_for_the_same_incidents_and_alerts()
    {
        var body = $"resource=https://api.securitycenter.microsoft.com&client_id={SimulatedTenant.DefaultClientId}&grant_type=password&username={SimulatedTenant.DefaultUserName}&password={SimulatedTenant.DefaultPassword}";
        using var http = new HttpClient();
        using var content = new StringContent(body, Encoding.UTF8, "application/x-www-form-urlencoded");
        using var response = await http.PostAsync(new Uri(Host.Http, $"{SimulatedTenant.DefaultTenantId}/oauth2/token"), content);
        response.EnsureSuccessStatusCode();
        var token = JObject.Parse(await response.Content.ReadAsStringAsync()).Value<string>("access_token")!;

        Assert.Contains("Alert.ReadWrite", DefenderToken.Decode(token).Scopes);
        var alerts = await ListAsync("api/alerts", token);
        var expected = (await Run.Async(new GetDefenderAlertCommand { Api = DefenderApi.Endpoint }, tenant.Session)).Objects.Cast<DefenderAlert>().Select(a => a.AlertId);
        Assert.Equal(expected, alerts.Select(alert => alert.Value<string>("id")));
        await AssertSameIncidentsAsync(token);
    }

    public async ValueTask DisposeAsync()
    {
        await tenant.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private async Task AssertSameIncidentsAsync(string token)
    {
        var incidents = await ListAsync("api/incidents", token);
        Assert.Equal(await IncidentIdsAsync(new() { Api = DefenderApi.Xdr }), incidents.Select(incident => incident.Value<long>("incidentId")));
    }

    private async Task<JToken> ListAsync(string path, string token)
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return JObject.Parse(await http.GetStringAsync(new Uri(Host.Http, path)))["value"]!;
    }

    private async Task<long[]> IncidentIdsAsync(GetDefenderIncidentCommand command) =>
        [.. (await Run.Async(command, tenant.Session)).Objects.Cast<DefenderIncident>().Select(incident => incident.IncidentId)];

    // Only addresses that are called change; a resource's name is no host.
    private void WriteScript(string name, string appendix = "")
    {
        var text = File.ReadAllText(Repository.Path("tests", "DefenderXdr.PowerShell.Tests", "VendorScripts", name))
            .Replace("https://login.windows.net/", Host.Http.AbsoluteUri, StringComparison.Ordinal)
            .Replace("https://api.security.microsoft.com/api/", Host.Http + "api/", StringComparison.Ordinal)
            .Replace("tenantId = ''", $"tenantId = '{SimulatedTenant.DefaultTenantId}'", StringComparison.Ordinal)
            .Replace("clientId = ''", $"clientId = '{SimulatedTenant.DefaultClientId}'", StringComparison.Ordinal)
            .Replace("appSecret = ''", $"appSecret = '{SimulatedTenant.DefaultClientSecret}'", StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(folder.FullName, name), text + appendix);
    }

    private async Task<ProcessResult> ToolAsync(string file, string[] arguments)
    {
        try
        {
            var result = await ProcessResult.OfAsync(file, arguments, folder.FullName);
            Assert.True(result.ExitCode == 0, result.Output);
            return result;
        }
        catch (Win32Exception)
        {
            Assert.Skip($"No {file} on PATH.");
            throw;
        }
    }
}
